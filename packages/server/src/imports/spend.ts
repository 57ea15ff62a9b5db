import { unassigned } from '@touchline/schema'
import { suggest } from '../lib/closest.ts'
import type { ChannelPolicy } from '../modules/channels/classify.ts'
import { inCurrencyOf } from './exchange.ts'
import type { RowOf } from './fields.ts'
import { aheadProblems, firstInstant, type JudgingContext } from './judge.ts'
import { andThen, problem, type Reading, value } from './reading.ts'

/** What was spent on a day. Its day, system, campaign and source, and what it says of the channel, say which row it is. */
export type Spend = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly system: string
  /** Where it counts: the channel that the row names, else what the rules make of it. */
  readonly channel: string
  /** What the row names. Empty where it names none; then its medium tells. */
  readonly named: string
  /** In lower case. Empty where a channel is named. */
  readonly medium: string
  /** Empty where it isn't told; so is `source`. */
  readonly campaign: string
  /** In lower case, as of touchpoints. */
  readonly source: string
  readonly amountMinor: number
  /** Since when it is so, in epoch milliseconds. */
  readonly effectiveAt: number
}

/** One text for what would be one row of a report. */
export const spendText = ({ day, system, channel, campaign, source }: Spend): string =>
  JSON.stringify([day, system, channel, campaign, source])

/** The spend that a row tells. */
export function spendOf(row: RowOf<'spend'>, context: JudgingContext): Reading<Spend> {
  const { day, amount, currency, campaign = '', source = '' } = row
  const converted = inCurrencyOf(context, { day, amount, currency })
  const wrong = [...aheadProblems({ day }, context), ...(converted.kind === 'problem' ? [converted.problem] : [])]
  if (wrong.length > 0 || converted.kind === 'problem') return problem(wrong.join('; '))
  return andThen(channelOf(row, context.channelPolicy), (told) =>
    value({
      ...{ day, ...told, campaign, system: context.system, source: source.toLowerCase() },
      amountMinor: converted.value,
      effectiveAt: Math.min(context.now, firstInstant(dayAfter(day), context) - 1),
    }),
  )
}

/** The channel that the row names; of one that names none, that of its source and medium by the channel rules. */
function channelOf(
  { channel: named, source, medium, campaign }: RowOf<'spend'>,
  { channels, classify }: ChannelPolicy,
): Reading<Pick<Spend, 'channel' | 'named' | 'medium'>> {
  if (named !== undefined) {
    const known = channels.find((name) => name.toLowerCase() === named.toLowerCase())
    return known === undefined
      ? problem(`channel: "${named}" is no channel that the rules know: ${suggest(named, channels)}`)
      : value({ channel: known, named: known, medium: '' })
  }
  if (source === undefined && medium === undefined) {
    return problem('channel, source and medium are blank: nothing says what it was spent on')
  }
  // By its source alone it would be a visit that nobody paid for.
  const channel =
    medium === undefined ? unassigned : classify({ source: source ?? null, medium, campaign: campaign ?? null })
  return channel === unassigned
    ? problem(`channel: no rule knows source "${source ?? ''}" with medium "${medium ?? ''}": name the channel`)
    : value({ channel, named: '', medium: medium?.toLowerCase() ?? '' })
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
