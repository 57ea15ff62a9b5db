import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ReasonKind } from '../../graphql/resolver-types.generated.ts'
import { passes } from './filter.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { ReasonQuestion } from './reason.ts'
import { type CountedReason, unknownReason } from './reason-row.ts'

/** Of which leads a kind of reason is asked, when it happened (null: nobody recorded it), and why. */
type Outcome = Readonly<Record<'holds' | 'at' | 'reason', RawBuilder<unknown>>>

/** A stage of the CRM may say it without a date or a reason: then the ledger knows since when. */
const givenBack = (state: string, act: string): Outcome => {
  const inLedger = sql`(
    select max(since) from lead_state s where s.workspace_id = placed.workspace_id and s.person_id = placed.person_id
      and s.lead_no = placed.lead_no and s.state = ${state}
  )`
  const at = sql`coalesce(${sql.ref(`${act}_at`)}, ${inLedger})`
  return {
    holds: sql`${at} is not null`,
    at,
    reason: sql.ref(state === 'REFUSED' ? 'refusal_reason' : 'recycle_reason'),
  }
}

const outcomes: Record<ReasonKind, Outcome> = {
  REFUSAL: givenBack('REFUSED', 'refused'),
  RECYCLING: givenBack('RECYCLED', 'recycled'),
  WIN: { holds: sql`won_known_by is not null`, at: sql`won_at`, reason: sql`win_reason` },
  LOSS: {
    holds: sql`(won_known_by is null and lost_known_by is not null)`,
    at: sql`lost_at`,
    reason: sql`loss_reason`,
  },
}

/** Counts leads by reason, and by the dimensions asked for. */
export async function countReasons(db: Db, question: ReasonQuestion): Promise<CountedReason[]> {
  const { kind, basis, groupBy, filter, range } = question
  const { holds, at, reason } = outcomes[kind]
  const when = basis === 'COHORT' ? sql`lead_at` : at
  const keys = groupBy.map((dimension) => sql.ref(dimension))
  const { rows } = await sql<CountedReason>`
    select array[${sql.join(keys)}]::text[] as keys, coalesce(${reason}, ${unknownReason}) as reason, count(*)::int as leads
    from (${placed(question)}) as placed
    where ${holds} and ${when} >= ${range.from} and ${when} < ${range.to} and ${passes(filter)}
    group by ${sql.join([...keys, sql`2`])}`.execute(db)
  return rows
}

/** Leads of all time to which it happened nobody knows when: with basis CONVERSION. */
export async function countUndatedReasons(db: Db, question: ReasonQuestion): Promise<number> {
  if (question.basis === 'COHORT') return 0
  const { holds, at } = outcomes[question.kind]
  const { rows } = await sql<{ undated: number }>`
    select count(*)::int as undated from (${placed(question)}) as placed
    where ${holds} and ${at} is null and ${passes(question.filter)}`.execute(db)
  return rows[0]?.undated ?? 0
}

const placed = (question: ReasonQuestion): RawBuilder<unknown> =>
  placedLeads({ ...question, assignBy: 'LEAD_CREATION' })
