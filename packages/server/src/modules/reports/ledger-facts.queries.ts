import { type RawBuilder, sql } from 'kysely'
import { untouchedStates } from '../handoffs/ledger-state.ts'
import { countsForSla, isAnsweredWithinSla } from './sla.queries.ts'

/** What measures ask of a lead, called `l`, that table `lead` doesn't tell: columns, as of an instant. */
export const ledgerFacts = (asOf: Date | RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (
      select from lead_state s
      where s.workspace_id = l.workspace_id and s.person_id = l.person_id and s.lead_no = l.lead_no
        and s.state in (${sql.join(untouchedStates.map((state) => sql.lit(state)))})
        and s.since <= ${asOf} and (s.until is null or s.until > ${asOf})
    ) as is_untouched,
    ${countHandoffs(asOf, countsForSla(asOf))} as handoffs_due,
    ${countHandoffs(asOf, sql`${countsForSla(asOf)} and ${isAnsweredWithinSla(asOf)}`)} as answered_in_time`

/** Of handoffs to sales. */
const countHandoffs = (asOf: Date | RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
      select count(*) from handoff h
      where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
        and direction = 'TO_SALES' and opened_at <= ${asOf} and ${condition}
    )`
