import { channelOf } from './answer-table.ts'
import type { ChannelTruth } from './company/truth.ts'
import type { Answer } from './question.ts'

/** What is asked for, of what is known. */
export type Expected = Pick<ChannelTruth, 'channel' | 'leads' | 'won' | 'revenueMinor' | 'spendMinor'>

/** Where the answer is not what was generated, in words. None: every channel's leads, won and spend, and the revenue, are right. */
export function differences({ rows, total }: Answer, truth: readonly Expected[]): string[] {
  const answered = new Map(rows.map((row) => [channelOf(row), row]))
  const known = new Set(truth.map(({ channel }) => channel))
  return [
    ...truth.flatMap(({ channel, leads, won, spendMinor }) => [
      ...differs(`${channel}, leads`, answered.get(channel)?.leads ?? 0, leads),
      ...differs(`${channel}, won`, answered.get(channel)?.won ?? 0, won),
      ...differs(`${channel}, spend`, answered.get(channel)?.spend?.amount ?? '0.00', decimal(spendMinor)),
    ]),
    ...[...answered]
      .filter(([channel]) => !known.has(channel))
      .flatMap(([channel, { leads }]) => differs(channel, leads, 0)),
    ...differs(
      'Revenue',
      total.revenue.amount,
      decimal(truth.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)),
    ),
  ]
}

const differs = <Value>(what: string, answered: Value, generated: Value): string[] =>
  answered === generated ? [] : [`${what}: the answer is ${answered}, generated were ${generated}`]

const decimal = (minor: number): string => (minor / 100).toFixed(2)
