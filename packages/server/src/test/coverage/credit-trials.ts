import { channelSets } from '../../modules/attribution/channel-sets.ts'
import { markov } from '../../modules/attribution/markov.ts'
import { type Path, type Ways, waysOf } from '../../modules/attribution/path.ts'
import { shapley } from '../../modules/attribution/shapley.ts'
import { creditIntervals } from '../../modules/reports/credit-intervals.ts'
import { drawnByModel } from '../../modules/reports/drawn-by-model.ts'
import { drawnByRule } from '../../modules/reports/drawn-by-rule.ts'
import { keyText } from '../../modules/reports/keyed-row.ts'
import type { NumberedPaths } from '../../modules/reports/numbered-paths.ts'
import { ratesOf } from '../../planted/rates.ts'
import { channelsIn, ofChannel, type Sample, type Trial, trial } from './trial.ts'

/** What channels are credited with, drawn anew, against the credit of the journeys that were to be expected. */
export function creditTrials(sample: Sample): Trial[] {
  const channels = channelsIn(sample)
  const expected = expectedPaths(sample, channels)
  return [
    ...trialsOf('LINEAR', channels, drawnByRule(linearKinds(sample)), linearCredit(expected, channels.length)),
    ...learnedTrials('MARKOV', sample, expected, (ways, count) => markov(ways, count, 1).shares),
    ...learnedTrials('SHAPLEY', sample, expected, (ways, count) => shapley(channelSets(ways, count), count)),
  ]
}

type Weigh = (ways: Ways, count: number) => readonly number[]

function learnedTrials(model: string, sample: Sample, expected: readonly Path[], weigh: Weigh): Trial[] {
  const channels = channelsIn(sample)
  const weights = weigh(waysOf(expected), channels.length)
  const perWeight = sum(expected.map(({ conversions }) => conversions)) / sum(weights)
  const truth = weights.map((weight) => weight * perWeight)
  const drawn = drawnByModel(travelledKinds(sample), ({ keys, ways }: NumberedPaths) => weigh(ways, keys.length))
  return trialsOf(model, channels, drawn, truth)
}

function trialsOf(
  model: string,
  channels: readonly string[],
  { names, draws }: ReturnType<typeof drawnByRule>,
  truth: readonly number[],
): Trial[] {
  const found = creditIntervals(names, [...draws])
  const whole = sum(truth)
  return channels.flatMap((channel, i) => {
    const intervals = found.get(keyText({ isTotal: false, keys: [channel] }))
    const credit = truth[i] ?? 0
    return [
      trial(`credit by ${model} (bootstrap)`, channel, intervals?.credit, credit),
      trial(`share of credit by ${model} (bootstrap)`, channel, intervals?.share, credit / whole),
    ]
  })
}

/** Every way that the plan knows, with how many of so many leads would go it. */
function expectedPaths(sample: Sample, channels: readonly string[]): Path[] {
  return channels.flatMap((name, number) => {
    const { cells } = ofChannel(sample, name)
    const { closeRate } = ratesOf(cells)
    const leads = sum(cells.map(({ share }) => share)) * sample.leads.length
    const earlier = cells[0]?.channel.earlier ?? []
    const weights = sum(earlier.map(({ weight }) => weight))
    return earlier.map((way): Path => {
      const count = (leads * way.weight) / weights
      const before = way.channels.map((channel) => channels.indexOf(channel))
      return { channels: [...before, number], conversions: count * closeRate, nulls: count * (1 - closeRate) }
    })
  })
}

function linearCredit(paths: readonly Path[], count: number): number[] {
  const credit = Array.from({ length: count }, () => 0)
  for (const { channels, conversions } of paths) {
    for (const channel of channels) credit[channel] = (credit[channel] ?? 0) + conversions / channels.length
  }
  return credit
}

const stepsOf = ({ earlier, channel }: Sample['leads'][number]): string[] =>
  [...earlier, channel.channel].map((name) => JSON.stringify([name]))

const linearKinds = ({ leads }: Sample) =>
  leads
    .filter(({ won }) => won)
    .map((lead) => {
      const steps = stepsOf(lead)
      const names = [...new Set(steps)]
      const credits = names.map((name) => (steps.filter((step) => step === name).length / steps.length) * 1e9)
      return { subjects: 1, names, credits }
    })

const travelledKinds = ({ leads }: Sample) =>
  leads.map((lead) => ({
    subjects: 1,
    journeys: [{ steps: stepsOf(lead), hasConverted: lead.won }],
    unearned: [],
  }))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
