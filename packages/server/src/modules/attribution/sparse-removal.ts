import type { Chain } from './chain.ts'

/** How far an equation may be from holding. */
const tolerance = 1e-12

/**
 * Removal effects of any chain: without a channel, every state that contains it ends the journey. What is lost of the
 * chance to convert is the whole of it in those states, and in the others the mean of what is lost next; so nothing is a
 * difference of two large numbers.
 *
 * @returns One per channel: which part of the conversions is lost without it. 0 for channels that no journey went through.
 */
export function sparseRemovalEffects(chain: Chain, channelCount: number): number[] {
  const { stateCount, start, conversion } = chain
  const converts = new Float64Array(stateCount)
  settle(chain, converts, conversion, new Uint8Array(stateCount))
  const fromStart = weighed(start, converts)
  const nothing = new Float64Array(stateCount)
  return statesByChannel(chain, channelCount).map((removed) => {
    const isFixed = new Uint8Array(stateCount)
    const lost = new Float64Array(stateCount)
    for (const s of removed) {
      isFixed[s] = 1
      lost[s] = converts[s] ?? 0
    }
    if (removed.length > 0) settle(chain, lost, nothing, isFixed)
    return weighed(start, lost) / fromStart
  })
}

const weighed = (weights: Float64Array, values: Float64Array): number =>
  weights.reduce((sum, weight, s) => sum + weight * (values[s] ?? 0), 0)

function statesByChannel({ channelsOf }: Chain, channelCount: number): number[][] {
  const states: number[][] = Array.from({ length: channelCount }, () => [])
  channelsOf.forEach((channels, s) => {
    for (const channel of channels) states[channel]?.push(s)
  })
  return states
}

/**
 * Solves x = constant + Q·x for the states that aren't fixed, by Gauss and Seidel, to and fro. It converges: every journey
 * ends some time.
 *
 * @param x What to begin with, and what comes of it.
 */
function settle(chain: Chain, x: Float64Array, constant: Float64Array, isFixed: Uint8Array): void {
  const free = Int32Array.from({ length: chain.stateCount }, (_, s) => s).filter((s) => isFixed[s] === 0)
  const back = free.slice().reverse()
  do {
    for (const inTurn of [back, free]) {
      for (const s of inTurn) x[s] = (x[s] as number) + missing(chain, x, constant, s) / (1 - staying(chain, s))
    }
  } while (free.some((s) => Math.abs(missing(chain, x, constant, s)) > tolerance))
}

/** By how much the equation of a state doesn't hold. */
function missing({ rowStart, next, probability }: Chain, x: Float64Array, constant: Float64Array, s: number): number {
  let sum = (constant[s] as number) - (x[s] as number)
  const end = rowStart[s + 1] as number
  for (let edge = rowStart[s] as number; edge < end; edge++) {
    sum += (probability[edge] as number) * (x[next[edge] as number] as number)
  }
  return sum
}

/** How likely a journey is to be in the same state next. */
function staying({ rowStart, next, probability }: Chain, s: number): number {
  const end = rowStart[s + 1] as number
  for (let edge = rowStart[s] as number; edge < end; edge++) {
    if (next[edge] === s) return probability[edge] as number
  }
  return 0
}
