import { channelOf } from './answer-table.ts'
import type { ChannelTruth } from './company/truth.ts'
import type { Answer, LedgerRow } from './question.ts'

const counts = ['leads', 'won', 'worked', 'reached'] as const

/** What is asked for, of what is known. */
export type Expected = Pick<
  ChannelTruth,
  'channel' | (typeof counts)[number] | 'revenueMinor' | 'spendMinor' | 'states'
>

/**
 * Where the answer is not what was generated, in words. None: every channel's leads, won, worked, reached and untouched
 * are right, where its leads stand, its spend, and the revenue.
 */
export function differences(answer: Answer, truth: readonly Expected[]): string[] {
  const known = new Set(truth.map(({ channel }) => channel))
  const unknown = answer.rows.filter((row) => !known.has(channelOf(row)))
  const revenueMinor = truth.reduce((sum, channel) => sum + channel.revenueMinor, 0)
  return [
    ...truth.flatMap((expected) => ofChannel(answer, expected)),
    ...unknown.flatMap((row) => differs(channelOf(row), row.leads, 0)),
    ...differs('Revenue', answer.total.revenue.amount, decimal(revenueMinor)),
  ]
}

function ofChannel({ rows, ledger }: Answer, expected: Expected): string[] {
  const { channel, spendMinor, states } = expected
  const row = rows.find((one) => channelOf(one) === channel)
  const counted = countedStates(ledger.filter((one) => channelOf(one) === channel))
  return [
    ...counts.flatMap((count) => differs(`${channel}, ${count}`, row?.[count] ?? 0, expected[count])),
    ...differs(`${channel}, untouched`, row?.untouched ?? 0, waiting(states)),
    ...differs(`${channel}, spend`, row?.spend?.amount ?? '0.00', decimal(spendMinor)),
    ...[...new Set([...counted.keys(), ...Object.keys(states)])].flatMap((state) =>
      differs(`${channel}, ${state}`, counted.get(state) ?? 0, new Map(Object.entries(states)).get(state) ?? 0),
    ),
  ]
}

/** Qualified, and nobody in sales has turned to them. */
const waiting = ({ UNTOUCHED = 0, QUALIFIED_UNASSIGNED = 0 }: Expected['states']): number =>
  UNTOUCHED + QUALIFIED_UNASSIGNED

/** How many leads stand where. Whether marketing has had to do with those that don't qualify makes no difference here. */
function countedStates(ledger: readonly LedgerRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { state, leads } of ledger) {
    const known = state === 'NEW' || state === 'NURTURING' ? 'NOT_QUALIFIED' : state
    counts.set(known, (counts.get(known) ?? 0) + leads)
  }
  return counts
}

const differs = <Value>(what: string, answered: Value, generated: Value): string[] =>
  answered === generated ? [] : [`${what}: the answer is ${answered}, generated were ${generated}`]

const decimal = (minor: number): string => (minor / 100).toFixed(2)
