import type { DimensionValue } from '../modules/reports/dimension-value.ts'
import { type Column, text } from './column.ts'

/** One column for each dimension that rows are grouped by, called like it. */
export const dimensionColumns = <Dimension extends string>(
  groupBy: readonly Dimension[],
): Column<{ readonly keys: readonly DimensionValue<string>[] }>[] =>
  groupBy.map((dimension, i) => text(dimension.toLowerCase(), ({ keys }) => keys[i]?.value ?? null))
