import { type Measure, measuresOf } from '@touchline/schema'
import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import { isOfSpend, type Parts, type Segment } from './kpi-parts.ts'
import type { KpiQuestion } from './kpi-question.ts'
import { ledgerFacts } from './ledger-facts.queries.ts'
import { leadMeasures, reachedByNow } from './measures.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import { isTold, toldSpend } from './told-spend.queries.ts'

type Row = { readonly no: number } & Readonly<Partial<Record<Measure, string>>>
type LeadRow = Row & { readonly open: number }

const measured = leadMeasures(reachedByNow)

/**
 * What metrics are made of, between each two instants that follow each other.
 *
 * @param cuts In time order, each the beginning of a day. None: nothing to sum up.
 */
export async function sumSegments(db: Db, question: KpiQuestion, cuts: readonly number[]): Promise<Segment[]> {
  if (cuts.length === 0) return []
  const leads = await sumLeads(db, question, cuts)
  const spent = question.metrics.some(isOfSpend) ? await sumSpent(db, question, cuts) : []
  return cuts.slice(1).map((to, i) => {
    const row = leads.find(({ no }) => no === i + 1)
    const spend = spent.find(({ no }) => no === i + 1)?.spend
    const parts = Object.fromEntries(leadMeasuresOf(question).map((measure) => [measure, BigInt(row?.[measure] ?? 0)]))
    const all: Parts = { ...parts, spend: spend === undefined ? null : BigInt(spend) }
    return { from: cuts[i] ?? to, to, parts: all, open: row?.open ?? 0 }
  })
}

const leadMeasuresOf = ({ metrics }: KpiQuestion) => [
  ...new Set(metrics.flatMap(measuresOf).filter((measure) => measure !== 'spend')),
]

async function sumLeads(db: Db, question: KpiQuestion, cuts: readonly number[]): Promise<readonly LeadRow[]> {
  const instants = cuts.map((at) => new Date(at).toISOString())
  const placed = placedLeads({ ...question, assignBy: 'LEAD_CREATION' })
  const sums = [
    sql`(count(*) filter (where won_known_by is null and lost_known_by is null))::int as open`,
    ...leadMeasuresOf(question).map((measure) => sql`${measured[measure]}::text as ${sql.ref(measure)}`),
  ]
  const { rows } = await sql<LeadRow>`
    select width_bucket(lead_at, ${instants}::timestamptz[]) as no, ${sql.join(sums)}
    from (
      select l.*, ${ledgerFacts(question.now)} from (${placed}) as l
      where lead_at >= ${instants.at(0)} and lead_at < ${instants.at(-1)} and ${passes(question.filter)}
    ) as known
    group by no`.execute(db)
  return rows
}

/** Gives nothing where leads are filtered by what spend doesn't tell: it would be set against too few of them. */
async function sumSpent(db: Db, question: KpiQuestion, cuts: readonly number[]): Promise<readonly Row[]> {
  if (!isTold([], question.filter)) return []
  const [from = 0, to = 0] = [cuts.at(0), cuts.at(-1)]
  const days = cuts.map((at) => DateTime.fromMillis(at, { zone: question.zone }).toISODate())
  const told = toldSpend({ ...question, range: { from: new Date(from), to: new Date(to) } })
  const { rows } = await sql<Row>`
    select width_bucket(spend_day, ${days}::date[]) as no, sum(amount_minor)::text as spend
    from (${told}) as told group by no`.execute(db)
  return rows
}
