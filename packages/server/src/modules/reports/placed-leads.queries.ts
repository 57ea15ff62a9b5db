import { type LeadAssignment, none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** One column per dimension, called like it. What the outer query leaves alone costs nothing: joins and all fall away. */
const dimensions = (zone: string): Record<LeadDimension, RawBuilder<unknown>> => ({
  CHANNEL: sql`a.channel`,
  SOURCE: sql`a.source`,
  MEDIUM: orNone(sql`t.medium`),
  CAMPAIGN: orNone(sql`t.campaign`),
  AD_CONTENT: orNone(sql`t.ad_content`),
  KEYWORD: orNone(sql`t.keyword`),
  LANDING_PAGE: orNone(sql`t.landing_page`),
  CONVERSION_PAGE: orNone(leadFormPage),
  OWNER: orNone(sql`l.owner`),
  MONTH: sql`to_char(l.lead_at at time zone ${zone}, 'YYYY-MM')`,
})

const orNone = (value: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce(${value}, ${none})`

const leadFormPage = sql`(
  select form.lead_form_page from touchpoint form
  where form.workspace_id = l.workspace_id and form.subject_id = l.person_id and form.lead_form_at = l.lead_at
  order by form.touchpoint_id limit 1
)`

type Placing = { readonly workspace: Workspace; readonly assignBy: LeadAssignment; readonly zone: string }

/**
 * All leads of a workspace, each with where it counts: columns of table `lead`, one per dimension, and of the
 * touchpoint by which it counts there `REFERRER_HOST`, and when it was as `placed_at`: null where it is none.
 */
export const placedLeads = ({ workspace, assignBy, zone }: Placing): RawBuilder<unknown> => sql`
  select l.*, ${sql.join(Object.entries(dimensions(zone)).map(([name, value]) => sql`${value} as ${sql.ref(name)}`))},
    ${orNone(sql`t.referrer_host`)} as "REFERRER_HOST", t.occurred_at as placed_at
  from lead l join lead_assignment a using (workspace_id, person_id, lead_no)
  left join touchpoint t on t.workspace_id = l.workspace_id and t.subject_id = l.person_id
    and t.stream_id = a.stream_id and t.touchpoint_id = a.touchpoint_id
  where l.workspace_id = ${workspace.id} and a.assign_by = ${assignBy}`
