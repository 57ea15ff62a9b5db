import { isotonic } from './isotonic.ts'
import { type JudgedLead, scoreTable } from './score-table.ts'

/** A lead, how likely its points make it to reach the milestone, and whether it did. */
export type ForetoldLead = { readonly probability: number; readonly hasReached: boolean }

/** Parts that leads are dealt out to, one after the other. */
const folds = 5

/**
 * How likely a number of points makes a milestone, by the leads of the other four fifths: what became of a lead itself has no say
 * in what is foretold of it.
 *
 * @param judged In an order that has nothing to do with what is foretold, such as that of time.
 * @returns Empty with fewer leads than fifths.
 */
export function fitted(judged: readonly JudgedLead[]): ForetoldLead[] {
  if (judged.length < folds) return []
  const expected = Array.from({ length: folds }, (_, fold) =>
    isotonic(scoreTable(judged.filter((_, place) => place % folds !== fold))),
  )
  return judged.map(({ points, hasReached }, place) => ({
    probability: expected[place % folds]?.(points) ?? 0,
    hasReached,
  }))
}

/**
 * Takes points for a probability: their part of the most that there can be. Fewer than none are none.
 *
 * @param most Above 0.
 */
export const asPartOf = (judged: readonly JudgedLead[], most: number): ForetoldLead[] =>
  judged.map(({ points, hasReached }) => ({ probability: Math.min(1, Math.max(0, points / most)), hasReached }))
