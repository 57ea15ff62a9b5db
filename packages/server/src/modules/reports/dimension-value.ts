import { compareText } from '../../lib/order.ts'

/** One value of one dimension that a row stands for. */
export type DimensionValue<Dimension extends string> = {
  readonly dimension: Dimension
  readonly value: string
  readonly label: string
}

/** @param values One per dimension, in the same order. */
export const dimensionValues = <Dimension extends string>(
  dimensions: readonly Dimension[],
  values: readonly string[],
): DimensionValue<Dimension>[] =>
  dimensions.map((dimension, i) => ({ dimension, value: values[i] ?? '', label: labelOf(values[i] ?? '') }))

/** What we made up is in parentheses: `(sales-sourced)` reads Sales-sourced. Anything else reads as it is. */
export function labelOf(value: string): string {
  const inner = /^\(([a-z].*)\)$/.exec(value)?.[1]
  return inner ? inner.charAt(0).toUpperCase() + inner.slice(1) : value
}

/** By the first value, then the second. */
export const compareKeys = (a: readonly string[], b: readonly string[]): number =>
  a.reduce((order, value, i) => order || compareText(value, b[i] ?? ''), 0)

/** The same of the values that rows of a report have. */
export const compareValues = (a: readonly DimensionValue<string>[], b: readonly DimensionValue<string>[]): number =>
  compareKeys(valuesOf(a), valuesOf(b))

const valuesOf = (keys: readonly DimensionValue<string>[]): string[] => keys.map(({ value }) => value)
