import type { ChannelSet } from '../../packages/server/src/modules/attribution/channel-sets.ts'
import { channelSets } from '../../packages/server/src/modules/attribution/channel-sets.ts'
import { markov } from '../../packages/server/src/modules/attribution/markov.ts'
import { type Path, waysOf } from '../../packages/server/src/modules/attribution/path.ts'
import { shapleyRate } from '../../packages/server/src/modules/attribution/shapley-rate.ts'
import { type Figure, median } from '../figure.ts'
import { below, randomOf } from '../pipeline/derive/random.ts'

const rounds = 7
const ways = 100_000

/** Milliseconds that data-driven models take once journeys are added up, with as many channels as they take. */
export function afterAggregation(seed: number): Figure[] {
  const sets: readonly ChannelSet[] = channelSets(waysOf(pathsThrough(seed, 20)), 20)
  const many = waysOf(pathsThrough(seed, 500))
  return [
    { name: 'attribution.shapley_rate20_ms', value: millisecondsOf(() => shapleyRate(sets, 20)), unit: 'ms' },
    { name: 'attribution.markov1_500_ms', value: millisecondsOf(() => markov(many, 500, 1)), unit: 'ms' },
  ]
}

/** Some channels are more common than others: the lesser of two numbers decides. */
function pathsThrough(seed: number, channelCount: number): Path[] {
  const random = randomOf(seed, channelCount)
  return Array.from({ length: ways }, () => {
    const channels = Array.from({ length: 1 + below(random, 7) }, () =>
      Math.min(below(random, channelCount), below(random, channelCount)),
    )
    return { channels, conversions: below(random, 3), nulls: below(random, 10) }
  })
}

/** The first ones warm up. All give the same to the last bit. */
function millisecondsOf(work: () => unknown): number {
  const answers = new Set<string>()
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    const answer = work()
    const took = performance.now() - started
    answers.add(JSON.stringify(answer))
    return took
  })
  if (answers.size !== 1) throw new Error('Asked again, the same journeys gave another answer')
  return median(times.slice(2))
}
