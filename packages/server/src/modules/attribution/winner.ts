/** What there may be instead of a winner. */
export const nobody = -1
export const several = -2

/** Who alone of the first `count` has a share; `nobody` or `several` otherwise. */
export function winnerOf(shares: Float64Array, count: number): number {
  let winner = nobody
  for (let i = 0; i < count; i++) {
    if ((shares[i] as number) <= 0) continue
    if (winner !== nobody) return several
    winner = i
  }
  return winner
}
