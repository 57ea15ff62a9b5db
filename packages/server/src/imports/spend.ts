import { unassigned } from '@touchline/schema'
import { suggest } from '../lib/closest.ts'
import type { ChannelPolicy } from '../modules/channels/classify.ts'
import type { RowOf } from './fields.ts'
import { aheadProblems, currencyProblems, firstInstant, type JudgingContext } from './judge.ts'
import { andThen, problem, type Reading, value } from './reading.ts'

/** What was spent on a day. Its day, system, channel, campaign and source say which row it is. */
export type Spend = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly system: string
  readonly channel: string
  /** Empty where it isn't told; so is `source`. */
  readonly campaign: string
  /** In lower case, as of touchpoints. */
  readonly source: string
  readonly amountMinor: number
  /** Since when it is so, in epoch milliseconds. */
  readonly effectiveAt: number
}

/** One text per row that a spend is of. */
export const spendText = ({ day, system, channel, campaign, source }: Spend): string =>
  JSON.stringify([day, system, channel, campaign, source])

/** The spend that a row tells. */
export function spendOf(row: RowOf<'spend'>, context: JudgingContext): Reading<Spend> {
  const { day, amount, campaign = '', source = '' } = row
  const wrong = [...aheadProblems({ day }, context), ...currencyProblems(row, context)]
  if (wrong.length > 0) return problem(wrong.join('; '))
  return andThen(channelOf(row, context.channelPolicy), (channel) =>
    value({
      ...{ day, channel, campaign, system: context.system, source: source.toLowerCase() },
      amountMinor: amount,
      effectiveAt: Math.min(context.now, firstInstant(dayAfter(day), context) - 1),
    }),
  )
}

/** The channel that the row names; of one that names none, that of its source and medium by the channel rules. */
function channelOf(
  { channel: named, source, medium, campaign }: RowOf<'spend'>,
  { channels, classify }: ChannelPolicy,
): Reading<string> {
  if (named !== undefined) {
    const known = channels.find((name) => name.toLowerCase() === named.toLowerCase())
    return known === undefined
      ? problem(`channel: "${named}" is no channel that the rules know: ${suggest(named, channels)}`)
      : value(known)
  }
  if (source === undefined && medium === undefined) {
    return problem('channel, source and medium are blank: nothing says what it was spent on')
  }
  // By its source alone it would be a visit that nobody paid for.
  const channel =
    medium === undefined ? unassigned : classify({ source: source ?? null, medium, campaign: campaign ?? null })
  return channel === unassigned
    ? problem(`channel: no rule knows source "${source ?? ''}" with medium "${medium ?? ''}": name the channel`)
    : value(channel)
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
