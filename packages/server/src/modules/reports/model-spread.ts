import { type EarnedCredit, noCredit } from './earned-credit.ts'
import { keyText } from './keyed-row.ts'
import { share } from './ratio.ts'
import type { Interval } from './wilson.ts'

/**
 * Between which shares of the total each row lies, whichever model is asked. Where a model has no such row, it gives it none.
 *
 * @param answers What each model gives: rows and total.
 * @returns Null where there is nothing to have a share of.
 */
export function modelSpread(
  answers: readonly (readonly EarnedCredit[])[],
): (keys: readonly string[]) => Interval | null {
  const shares = answers.map((answer) => {
    const total = Number((answer.find(({ isTotal }) => isTotal) ?? noCredit).credit)
    return new Map(answer.map((row) => [keyText(row), share(Number(row.credit), total)]))
  })
  return (keys) => {
    const ofRow = shares.map((of) => of.get(keyText({ isTotal: false, keys })) ?? 0)
    const isNothing = shares.every((of) => [...of.values()].every((each) => each === null))
    return isNothing ? null : { low: Math.min(...ofRow), high: Math.max(...ofRow) }
  }
}
