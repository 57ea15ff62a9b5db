import { channelOf } from './answer-table.ts'
import type { ChannelTruth } from './company/truth.ts'
import type { Answer, LedgerRow } from './question.ts'

/** What is asked for, of what is known. */
export type Expected = Pick<ChannelTruth, 'channel' | 'leads' | 'won' | 'revenueMinor' | 'spendMinor' | 'states'>

/**
 * Where the answer is not what was generated, in words. None: every channel's leads, won and spend are right, and where
 * its leads stand, and the revenue.
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

function ofChannel({ rows, ledger }: Answer, { channel, leads, won, spendMinor, states }: Expected): string[] {
  const row = rows.find((one) => channelOf(one) === channel)
  const counted = countedStates(ledger.filter((one) => channelOf(one) === channel))
  return [
    ...differs(`${channel}, leads`, row?.leads ?? 0, leads),
    ...differs(`${channel}, won`, row?.won ?? 0, won),
    ...differs(`${channel}, spend`, row?.spend?.amount ?? '0.00', decimal(spendMinor)),
    ...[...new Set([...counted.keys(), ...Object.keys(states)])].flatMap((state) =>
      differs(`${channel}, ${state}`, counted.get(state) ?? 0, new Map(Object.entries(states)).get(state) ?? 0),
    ),
  ]
}

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
