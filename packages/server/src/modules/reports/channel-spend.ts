import { type KeyedRow, keyText } from './keyed-row.ts'

/** What was spent on one combination of keys, or on all of them. In minor units. */
export type CountedSpend = KeyedRow & { readonly spendMinor: string }

/**
 * Puts what was spent beside what it brought. Where there is spend and nothing else, that is a row of its own.
 *
 * @param nothing What a row is that has spend alone.
 */
export function withSpend<Row extends KeyedRow>(
  rows: readonly Row[],
  spent: readonly CountedSpend[],
  nothing: Row,
): (Row & { readonly spendMinor: string | null })[] {
  const spendOf = new Map(spent.map((spend) => [keyText(spend), spend]))
  const there = new Set(rows.map(keyText))
  return [
    ...rows.map((row) => ({ ...row, spendMinor: spendOf.get(keyText(row))?.spendMinor ?? null })),
    ...spent.filter((spend) => !there.has(keyText(spend))).map((spend) => ({ ...nothing, ...spend })),
  ]
}
