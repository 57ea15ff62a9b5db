import { type RawBuilder, type Selectable, sql } from 'kysely'
import { anyText } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Handoff as HandoffTable } from '../../db/tables.ts'
import { type LedgerState, untouchedStates } from '../handoffs/ledger-state.ts'
import type { LeadCursor } from './cursor.ts'
import { passes } from './filter.queries.ts'
import type { StoredHandoff } from './handoff.ts'
import { isOverdue, placedStates } from './ledger.queries.ts'
import { handoffOf } from './ledger-of-leads.queries.ts'
import type { UntouchedQuestion } from './ledger-question.ts'
import type { PageQuestion } from './page.ts'

/** Handoffs to which nobody in sales had turned, the longest waiting first: one more than the page is to have. */
export async function untouchedOfPage(
  db: Db,
  question: UntouchedQuestion,
  { size, after }: PageQuestion<LeadCursor>,
): Promise<{ state: LedgerState; handoff: StoredHandoff }[]> {
  const { rows } = await sql<Selectable<HandoffTable> & { state: LedgerState }>`
    select h.*, state from ${untouched(question)}
      and ${after ? sql`(h.opened_at, h.person_id, h.lead_no) > (${sql.join([...after])})` : sql`true`}
    order by h.opened_at, h.person_id, h.lead_no limit ${size + 1}`.execute(db)
  return rows.map((row) => ({ state: row.state, handoff: handoffOf(row) }))
}

export async function countUntouched(db: Db, question: UntouchedQuestion): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${untouched(question)}`.execute(db)
  return rows[0]?.count ?? 0
}

const untouched = (question: UntouchedQuestion): RawBuilder<unknown> => sql`
  (${placedStates(question)}) as placed
  join handoff h using (workspace_id, person_id, lead_no, handoff_no)
  where state = ${anyText(untouchedStates)} and ${passes(question.filter)}
    and ${question.overdueOnly ? isOverdue(question.asOf) : sql`true`}`
