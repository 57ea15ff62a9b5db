import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { LeadKey, OpportunityKey } from './keys.ts'
import type { ContactRole, StageChange } from './opportunity.ts'

/** The stages that the leads' own records came into, in time order. */
export async function stagesOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<(StageChange & LeadKey)[]> {
  const rows = await db
    .selectFrom('stage_change')
    .where('workspace_id', '=', workspaceId)
    .where('object', '=', 'LEAD')
    .where('person_id', '=', anyOf([...new Set(leads.map(({ personId }) => personId))]))
    .orderBy('entered_at')
    .orderBy('system')
    .orderBy('record_id')
    .orderBy('change_no')
    .selectAll()
    .execute()
  return rows.map((row) => ({ personId: row.person_id, no: row.lead_no, ...changeOf(row) }))
}

/** The stages that the opportunities came into, in time order. */
export async function stagesOfOpportunities(
  db: Db,
  workspaceId: WorkspaceId,
  opportunities: readonly OpportunityKey[],
): Promise<(StageChange & OpportunityKey)[]> {
  const rows = await db
    .selectFrom('stage_change')
    .where('workspace_id', '=', workspaceId)
    .where('object', '=', 'OPPORTUNITY')
    .where('person_id', '=', anyOf([...new Set(opportunities.map(({ personId }) => personId))]))
    .orderBy('change_no')
    .selectAll()
    .execute()
  return rows.map((row) => ({
    ...{ personId: row.person_id, system: row.system, recordId: row.record_id },
    ...changeOf(row),
  }))
}

type ChangeRow = {
  readonly stage: string
  readonly from_stage: string | null
  readonly entered_at: Date
  readonly source: string
}

const changeOf = ({ stage, from_stage, entered_at, source }: ChangeRow): StageChange => ({
  stage,
  fromStage: from_stage,
  at: entered_at,
  source: source as StageChange['source'],
})

/** Who has a part in the opportunities: each contact as the lead that they were when it was opened, else their first. */
export async function rolesOfOpportunities(
  db: Db,
  workspaceId: WorkspaceId,
  opportunities: readonly OpportunityKey[],
): Promise<(ContactRole & OpportunityKey)[]> {
  const { rows } = await sql<ContactRole & OpportunityKey>`
    select r.person_id as "personId", r.system, r.opportunity_id as "recordId", r.role, r.is_primary as "isPrimary",
      case when contact.lead_no is not null
        then jsonb_build_object('personId', r.contact_person_id, 'no', contact.lead_no) end as lead
    from contact_role r
    join opportunity o using (workspace_id, person_id, system, opportunity_id)
    left join lateral (
      select l.lead_no from lead l
      where l.workspace_id = r.workspace_id and l.person_id = r.contact_person_id
      order by l.lead_at <= coalesce(o.created_at, 'infinity') desc,
        case when l.lead_at <= coalesce(o.created_at, 'infinity') then -l.lead_no else l.lead_no end
      limit 1
    ) as contact on true
    where r.workspace_id = ${workspaceId}
      and r.person_id = ${anyOf([...new Set(opportunities.map(({ personId }) => personId))])}
    order by r.system, r.opportunity_id, r.role_no`.execute(db)
  return rows
}
