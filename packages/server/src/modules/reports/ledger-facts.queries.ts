import { type RawBuilder, sql } from 'kysely'
import { untouchedStates } from '../handoffs/ledger-state.ts'
import { countsForSla, isAnsweredWithinSla } from './sla.queries.ts'

type Instant = Date | RawBuilder<unknown>

/** What measures ask of a lead, called `l`, that table `lead` doesn't tell: columns, as of an instant. */
export const ledgerFacts = (asOf: Instant): RawBuilder<unknown> => sql`${isUntouchedLead('l', asOf)} as is_untouched,
    ${countHandoffs(asOf, countsForSla(asOf))} as handoffs_due,
    ${countHandoffs(asOf, sql`${countsForSla(asOf)} and ${isAnsweredWithinSla(asOf)}`)} as answered_in_time`

/** Whether a lead, as `leads` are called, is handed over and nobody in sales has turned to it. */
export const isUntouchedLead = (leads: string, asOf: Instant): RawBuilder<unknown> => sql`exists (
      select from lead_state s
      where ${isOf(leads, 'workspace_id')} and ${isOf(leads, 'person_id')} and ${isOf(leads, 'lead_no')}
        and s.state in (${sql.join(untouchedStates.map((state) => sql.lit(state)))})
        and s.since <= ${asOf} and (s.until is null or s.until > ${asOf})
    )`

const isOf = (leads: string, column: string): RawBuilder<unknown> =>
  sql`${sql.ref(`s.${column}`)} = ${sql.ref(`${leads}.${column}`)}`

/** Of handoffs to sales. */
const countHandoffs = (asOf: Instant, condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
      select count(*) from handoff h
      where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
        and direction = 'TO_SALES' and opened_at <= ${asOf} and ${condition}
    )`
