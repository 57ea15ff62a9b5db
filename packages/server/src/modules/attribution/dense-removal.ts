import type { Chain } from './chain.ts'

/**
 * Removal effects of a chain whose every state is one channel, in closed form from one inverse: with N = (I − Q)⁻¹ and b = N·r
 * the effect of i is N_Si · b_i / (N_ii · b_S).
 *
 * @returns One per channel: which part of the conversions is lost without it. 0 for channels that no journey went through.
 */
export function denseRemovalEffects(chain: Chain, channelCount: number): number[] {
  const { stateCount: n, start, conversion, channelsOf } = chain
  const inverse = invert(transient(chain), n)
  const converts = new Float64Array(n)
  const visits = new Float64Array(n)
  for (let s = 0; s < n; s++) {
    for (let t = 0; t < n; t++) {
      const one = inverse[s * n + t] ?? 0
      converts[s] = (converts[s] ?? 0) + one * (conversion[t] ?? 0)
      visits[t] = (visits[t] ?? 0) + (start[s] ?? 0) * one
    }
  }
  const fromStart = converts.reduce((sum, each, s) => sum + each * (start[s] ?? 0), 0)
  const effects: number[] = Array.from({ length: channelCount }, () => 0)
  channelsOf.forEach(([channel = 0], s) => {
    effects[channel] = ((visits[s] ?? 0) * (converts[s] ?? 0)) / ((inverse[s * n + s] ?? 1) * fromStart)
  })
  return effects
}

/** I − Q, row by row. */
function transient({ stateCount: n, rowStart, next, probability }: Chain): Float64Array {
  const matrix = new Float64Array(n * n)
  for (let s = 0; s < n; s++) {
    matrix[s * n + s] = 1
    for (let edge = rowStart[s] ?? 0; edge < (rowStart[s + 1] ?? 0); edge++) {
      const place = s * n + (next[edge] ?? 0)
      matrix[place] = (matrix[place] ?? 0) - (probability[edge] ?? 0)
    }
  }
  return matrix
}

/**
 * Inverts in place, by Gauss and Jordan. Nothing has to be exchanged: each row's diagonal outweighs the rest of it, and stays so.
 */
function invert(matrix: Float64Array, n: number): Float64Array {
  for (let pivot = 0; pivot < n; pivot++) {
    const ofPivot = matrix.subarray(pivot * n, pivot * n + n)
    const scale = 1 / (ofPivot[pivot] ?? 1)
    ofPivot[pivot] = 1
    for (let j = 0; j < n; j++) ofPivot[j] = (ofPivot[j] as number) * scale
    for (let i = 0; i < n; i++) {
      const factor = matrix[i * n + pivot] as number
      if (i === pivot || factor === 0) continue
      const row = matrix.subarray(i * n, i * n + n)
      row[pivot] = 0
      for (let j = 0; j < n; j++) row[j] = (row[j] as number) - factor * (ofPivot[j] as number)
    }
  }
  return matrix
}
