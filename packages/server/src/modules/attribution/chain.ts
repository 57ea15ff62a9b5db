import type { TellWay, Ways } from './path.ts'
import { type Tally, tallyOf } from './tally.ts'

/**
 * An absorbing Markov chain over runs of channels. Besides these states there are the start of a journey, its conversion, and
 * its end without one. Probabilities are as counted; those of a state sum to 1 with the one of ending without a conversion.
 */
export type Chain = {
  readonly stateCount: number
  /** How many journeys it was counted from. */
  readonly journeys: number
  /** Of each state, the channels in it. */
  readonly channelsOf: readonly (readonly number[])[]
  /** How likely a journey is to begin in each state. */
  readonly start: Float64Array
  /** How likely it is to convert next. */
  readonly conversion: Float64Array
  /** Where it may go next, in compressed rows: those of state `s` stand from `rowStart[s]` to before `rowStart[s + 1]`. */
  readonly rowStart: Int32Array
  readonly next: Int32Array
  readonly probability: Float64Array
}

/** Counts journeys, one after the other, into the chain of one order. */
type ChainCounter = {
  readonly count: TellWay
  /** Of what was counted by now. States are in an order that doesn't depend on that of the journeys. */
  readonly chain: () => Chain
}

/**
 * Counts by run of channels, as a number whose digits are the channels of the run plus one, the last channel's last; and by run and
 * the channel after it.
 */
type Counts = {
  readonly starts: Tally
  readonly conversions: Tally
  readonly leaving: Tally
  readonly steps: Tally
}

/** The chain of `order`: a state is a run of that many channels, each a step on from the one before. A journey that is shorter is one state. */
export function chainOf(ways: Ways, channelCount: number, order: number): Chain {
  const counter = chainCounter(channelCount, order)
  ways(counter.count)
  return counter.chain()
}

/** @param channelCount Channels are numbered below it; its power by `order` plus 1 must be below 2^53. */
function chainCounter(channelCount: number, order: number): ChainCounter {
  const base = channelCount + 1
  const runs = base ** order
  const counts: Counts = {
    starts: tallyOf(runs),
    conversions: tallyOf(runs),
    leaving: tallyOf(runs),
    steps: tallyOf(runs * base),
  }
  const { starts, conversions: converting, leaving, steps } = counts
  const highest = runs / base
  let counted = 0
  return {
    count: (channels, start, length, conversions, nulls) => {
      const journeys = conversions + nulls
      if (journeys === 0 || length === 0) return
      counted += journeys
      const whole = Math.min(order, length)
      let run = 0
      for (let i = 0; i < whole; i++) run = run * base + (channels[start + i] as number) + 1
      starts.add(run, journeys)
      leaving.add(run, journeys)
      for (let i = whole; i < length; i++) {
        const next = (channels[start + i] as number) + 1
        steps.add(run * base + next, journeys)
        run = (run % highest) * base + next
        leaving.add(run, journeys)
      }
      converting.add(run, conversions)
    },
    chain: () => chainFrom(counts, base, highest, counted),
  }
}

function chainFrom(
  { starts, conversions, leaving, steps }: Counts,
  base: number,
  highest: number,
  journeys: number,
): Chain {
  const runs = leaving.keys()
  const stateOf = new Map(Array.from(runs, (run, state) => [run, state]))
  const stateIn = (run: number): number => stateOf.get(run) as number
  const edges = steps.keys()
  const rowStart = new Int32Array(runs.length + 1)
  const next = new Int32Array(edges.length)
  const probability = new Float64Array(edges.length)
  for (let edge = 0; edge < edges.length; edge++) {
    const step = edges[edge] as number
    const run = Math.floor(step / base)
    const state = stateIn(run)
    rowStart[state + 1] = (rowStart[state + 1] as number) + 1
    next[edge] = stateIn((run % highest) * base + (step % base))
    probability[edge] = steps.of(step) / leaving.of(run)
  }
  for (let s = 0; s < runs.length; s++) rowStart[s + 1] = (rowStart[s + 1] as number) + (rowStart[s] as number)
  return {
    stateCount: runs.length,
    journeys,
    channelsOf: Array.from(runs, (run) => channelsIn(run, base)),
    start: Float64Array.from(runs, (run) => starts.of(run) / journeys),
    conversion: Float64Array.from(runs, (run) => conversions.of(run) / leaving.of(run)),
    rowStart,
    next,
    probability,
  }
}

/** Each once. */
function channelsIn(run: number, base: number): number[] {
  const channels = new Set<number>()
  for (let rest = run; rest > 0; rest = Math.floor(rest / base)) channels.add((rest % base) - 1)
  return [...channels]
}
