import { type DataDrivenModel, wholeCredit } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import { splitByWeights } from '../../lib/split-by-weights.ts'
import { channelSets } from '../attribution/channel-sets.ts'
import { type MarkovCredit, markov } from '../attribution/markov.ts'
import { conversionsOf } from '../attribution/path.ts'
import { shapley } from '../attribution/shapley.ts'
import { shapleyRate } from '../attribution/shapley-rate.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { type EarnedCredit, noCredit } from './earned-credit.ts'
import { keyText } from './keyed-row.ts'
import type { NumberedPaths } from './numbered-paths.ts'
import type { ReportWarning } from './report-meta.ts'

/** Combinations of values. */
const mostChannels = 500

/** Whether so many combinations of values can be told apart in a time that somebody waits. */
export const canLearn = ({ keys }: NumberedPaths): boolean => keys.length <= mostChannels

/** What a model learned of channels: what each is worth beside the others, and what to doubt in that. */
type Learned = {
  /** One per channel, of any sum. Empty where nothing converted. */
  readonly weights: readonly number[]
  /** Of the weights, where they were sampled. */
  readonly standardErrors: readonly number[] | null
  readonly warnings: readonly ReportWarning[]
}

/**
 * Shares out what touchpoints earned by what a data-driven model learned from the journeys.
 *
 * @param byRule What they earned by a rule: rows and total. What no touchpoint earned stays as it is.
 * @throws AppError `INPUT_INVALID` where there are too many channels.
 */
export function learnedCredit(
  question: AttributionQuestion & { readonly model: DataDrivenModel },
  byRule: readonly EarnedCredit[],
  numbered: NumberedPaths,
): { readonly earned: readonly EarnedCredit[]; readonly learned: readonly ReportWarning[] } {
  if (!canLearn(numbered)) throw tooMany(question, numbered.keys.length)
  const learned = learnFrom[question.model](numbered, question)
  if (learned.weights.length === 0) return { earned: byRule, learned: [] }
  return { earned: sharedOut(byRule, numbered.keys, learned), learned: learned.warnings }
}

const tooMany = ({ model, groupBy }: AttributionQuestion, count: number): AppError =>
  new AppError(
    'INPUT_INVALID',
    `groupBy is ${groupBy.join(', ')}: ${model} can tell ${mostChannels} combinations apart, and there are ${count}`,
  )

/** What each channel is worth beside the others: of any sum, or empty where nothing converted. */
export const weightsLearned = (
  question: AttributionQuestion & { readonly model: DataDrivenModel },
  journeys: NumberedPaths,
): readonly number[] => learnFrom[question.model](journeys, question).weights

type Learn = (numbered: NumberedPaths, question: AttributionQuestion) => Learned

const learnFrom: Record<DataDrivenModel, Learn> = {
  MARKOV: ({ keys, ways }, { chain }) => {
    const credit = markov(ways, keys.length, chain.order)
    const warnings = [thinChain(credit), lastTouchInstead(credit, conversionsOf(ways))]
    return { weights: credit.shares, standardErrors: null, warnings }
  },
  SHAPLEY: ({ keys, ways }) => {
    const hasConverted = conversionsOf(ways) > 0
    return {
      weights: hasConverted ? shapley(channelSets(ways, keys.length), keys.length) : [],
      standardErrors: null,
      warnings: [],
    }
  },
  SHAPLEY_RATE: ({ keys, ways }) => {
    if (conversionsOf(ways) === 0) return { weights: [], standardErrors: null, warnings: [] }
    const { worth, standardErrors } = shapleyRate(channelSets(ways, keys.length), keys.length)
    return { weights: worth, standardErrors, warnings: [sampledCredit(standardErrors === null ? 0 : keys.length)] }
  },
}

/** Channels that no conversion touched are rows only if they get something, which may be less than nothing. */
function sharedOut(
  byRule: readonly EarnedCredit[],
  keys: NumberedPaths['keys'],
  { weights, standardErrors }: Learned,
): EarnedCredit[] {
  const isTouched = ({ isTotal, touchpoints }: EarnedCredit): boolean => !isTotal && touchpoints > 0
  const touched = new Map(byRule.filter(isTouched).map((row) => [keyText(row), row]))
  const sumOf = (amount: 'credit' | 'valueMinor'): bigint =>
    [...touched.values()].reduce((sum, row) => sum + BigInt(row[amount]), 0n)
  const credits = splitByWeights(sumOf('credit'), weights)
  const values = splitByWeights(sumOf('valueMinor'), weights)
  const perWeight = Number(sumOf('credit')) / wholeCredit / weights.reduce((sum, weight) => sum + weight, 0)
  const rows = keys.map((each, i): EarnedCredit => {
    const named = { isTotal: false, keys: each }
    const error = standardErrors?.[i]
    return {
      ...(touched.get(keyText(named)) ?? { ...noCredit, ...named }),
      credit: String(credits[i] ?? 0n),
      valueMinor: String(values[i] ?? 0n),
      ...(error !== undefined && { standardError: error * perWeight }),
    }
  })
  return [...byRule.filter((row) => !isTouched(row)), ...rows.filter((row) => isTouched(row) || row.credit !== '0')]
}

/** With fewer journeys for each state, what is known of it is chance. */
const journeysPerState = 20

const thinChain = ({ states, journeys }: MarkovCredit): ReportWarning => ({
  code: 'THIN_CHAIN',
  message: `The chain has ${states} states and ${journeys} journeys, fewer than ${journeysPerState} for each: ask for a lower order, a longer range or fewer dimensions`,
  affectedCount: states > journeys / journeysPerState ? states : 0,
})

const lastTouchInstead = ({ isLastTouch }: MarkovCredit, conversions: number): ReportWarning => ({
  code: 'LAST_TOUCH_INSTEAD',
  message: `No channel has a removal effect: the last touches of ${conversions} conversions have the credit`,
  affectedCount: isLastTouch ? conversions : 0,
})

const sampledCredit = (channels: number): ReportWarning => ({
  code: 'SAMPLED_CREDIT',
  message: `There are too many coalitions of ${channels} channels to look at each: credit is sampled, and has a standard error`,
  affectedCount: channels,
})
