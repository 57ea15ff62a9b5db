/**
 * Of many p-values, each as if it had been the only one: to take those at or below `q` for real is to be wrong about a
 * share of `q` of them, not more.
 *
 * @returns In the same order.
 * @see https://doi.org/10.1111/j.2517-6161.1995.tb02031.x Benjamini and Hochberg 1995
 */
export function adjusted(pValues: readonly number[]): number[] {
  const fromLargest = pValues.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p || b.i - a.i)
  const result = new Array<number>(pValues.length)
  let least = 1
  for (const [place, { p, i }] of fromLargest.entries()) {
    least = Math.min(least, (p * pValues.length) / (pValues.length - place))
    result[i] = least
  }
  return result
}
