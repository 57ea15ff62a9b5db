import { type Measure, type Metric, measureNames, measuresOf } from '@touchline/schema'

/** What metrics of some leads are made of, as far as asked for. Amounts are in minor units. Null: spend that nobody told. */
export type Parts = Readonly<Partial<Record<Measure, bigint | null>>>

/** The parts of what was counted between two instants; `open` are its leads neither won nor lost. */
export type Segment = { readonly from: number; readonly to: number; readonly parts: Parts; readonly open: number }

/** The segments that lie within. */
export const within = (segments: readonly Segment[], from: number, to: number): readonly Segment[] =>
  segments.filter((segment) => segment.from >= from && segment.to <= to)

/** The parts of all of them, added up. */
export const partsOf = (segments: readonly Segment[]): Parts =>
  Object.fromEntries(measureNames.map((measure) => [measure, sum(segments.map(({ parts }) => parts[measure] ?? null))]))

export const openIn = (segments: readonly Segment[]): number => segments.reduce((total, { open }) => total + open, 0)

/** Null only where nothing was told at all. */
const sum = (numbers: readonly (bigint | null)[]): bigint | null =>
  numbers.reduce((total, number) => (number === null ? total : (total ?? 0n) + number), null)

/** Whether a metric is made of what was spent. */
export const isOfSpend = (metric: Metric): boolean => measuresOf(metric).includes('spend')
