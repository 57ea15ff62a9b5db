import type { Path } from './path.ts'

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

/** Counts by state, and by pair of states: the first times this, plus the second. */
type Counts = {
  readonly states: Map<number, number>
  readonly channelsOf: (readonly number[])[]
  readonly starts: number[]
  readonly conversions: number[]
  readonly leaving: number[]
  readonly pairs: Map<number, number>
}
const pairBase = 2 ** 26

/**
 * The chain of `order`: a state is a run of that many channels, each a step on from the one before. A journey that is shorter
 * is one state.
 *
 * @param channelCount Channels are numbered below it; its power by `order` must be below 2^53.
 */
export function chainOf(paths: readonly Path[], channelCount: number, order: number): Chain {
  const counts: Counts = {
    states: new Map(),
    channelsOf: [],
    starts: [],
    conversions: [],
    leaving: [],
    pairs: new Map(),
  }
  const journeys = paths.reduce((sum, path) => sum + countPath(counts, path, channelCount + 1, order), 0)
  const edges = [...counts.pairs].sort(([a], [b]) => a - b)
  const rowStart = new Int32Array(counts.starts.length + 1)
  for (const [pair] of edges) {
    const from = Math.floor(pair / pairBase)
    rowStart[from + 1] = (rowStart[from + 1] ?? 0) + 1
  }
  for (let s = 0; s < counts.starts.length; s++) rowStart[s + 1] = (rowStart[s + 1] ?? 0) + (rowStart[s] ?? 0)
  const ofLeaving = (count: number, state: number): number => count / (counts.leaving[state] ?? 1)
  return {
    stateCount: counts.starts.length,
    journeys,
    channelsOf: counts.channelsOf,
    start: Float64Array.from(counts.starts, (count) => count / journeys),
    conversion: Float64Array.from(counts.conversions, ofLeaving),
    rowStart,
    next: Int32Array.from(edges, ([pair]) => pair % pairBase),
    probability: Float64Array.from(edges, ([pair, count]) => ofLeaving(count, Math.floor(pair / pairBase))),
  }
}

/** Returns how many journeys it counted. */
function countPath(counts: Counts, { channels, conversions, nulls }: Path, base: number, order: number): number {
  const journeys = conversions + nulls
  if (journeys === 0 || channels.length === 0) return 0
  const length = Math.min(order, channels.length)
  const highest = base ** (length - 1)
  let run = 0
  let before = -1
  for (let i = 0; i < channels.length; i++) {
    if (i >= length) run -= ((channels[i - length] ?? 0) + 1) * highest
    run = run * base + (channels[i] ?? 0) + 1
    if (i < length - 1) continue
    const state = stateOf(counts, run, channels.slice(i - length + 1, i + 1))
    add(counts.leaving, state, journeys)
    if (before === -1) add(counts.starts, state, journeys)
    else counts.pairs.set(before * pairBase + state, (counts.pairs.get(before * pairBase + state) ?? 0) + journeys)
    before = state
  }
  add(counts.conversions, before, conversions)
  return journeys
}

function stateOf(counts: Counts, run: number, channels: readonly number[]): number {
  const known = counts.states.get(run)
  if (known !== undefined) return known
  const state = counts.states.size
  counts.states.set(run, state)
  counts.channelsOf.push([...new Set(channels)])
  for (const each of [counts.starts, counts.conversions, counts.leaving]) each.push(0)
  return state
}

function add(counts: number[], state: number, count: number): void {
  counts[state] = (counts[state] ?? 0) + count
}
