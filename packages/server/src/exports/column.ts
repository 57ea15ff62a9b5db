import { amountOf, type Money } from '../lib/money.ts'
import type { RateChange } from '../modules/reports/newcombe.ts'
import type { Ratio } from '../modules/reports/ratio.ts'
import type { Interval } from '../modules/reports/wilson.ts'
import { asText } from './as-text.ts'

/** A column of an export. Its name is part of what users rely on. */
export type Column<Row> = { readonly name: string; readonly cell: (row: Row) => string }

/** Whatever somebody may have typed. */
export const text = <Row>(name: string, of: (row: Row) => string | null): Column<Row> => ({
  name,
  cell: (row) => asText(of(row) ?? ''),
})

/** A number, exact ones as decimal text. Null is empty. */
export const number = <Row>(name: string, of: (row: Row) => number | string | null): Column<Row> => ({
  name,
  cell: (row) => String(of(row) ?? ''),
})

/** An amount without its currency, which is a column of its own. */
export const money = <Row>(name: string, of: (row: Row) => Money | null): Column<Row> =>
  number(name, (row) => {
    const amount = of(row)
    return amount && amountOf(amount)
  })

export const instant = <Row>(name: string, of: (row: Row) => Date | null): Column<Row> => ({
  name,
  cell: (row) => of(row)?.toISOString() ?? '',
})

export const flag = <Row>(name: string, of: (row: Row) => boolean): Column<Row> => ({
  name,
  cell: (row) => String(of(row)),
})

/** Five columns: the parts of a share, the share and its interval. */
export const ratio = <Row>(name: string, of: (row: Row) => Ratio | null): Column<Row>[] => [
  number(`${name}_numerator`, (row) => of(row)?.numerator ?? null),
  number(`${name}_denominator`, (row) => of(row)?.denominator ?? null),
  ...estimate(name, of),
]

/** Three columns: how much a share differs from what it was, and the interval of that. */
export const estimate = <Row>(
  name: string,
  of: (row: Row) => Pick<Ratio | RateChange, 'value' | 'interval'> | null,
): Column<Row>[] => [
  number(`${name}_value`, (row) => of(row)?.value ?? null),
  ...interval(name, (row: Row) => of(row)?.interval ?? null),
]

/** Two columns: both ends. */
export const interval = <Row>(name: string, of: (row: Row) => Interval | null | undefined): Column<Row>[] => [
  number(`${name}_low`, (row) => of(row)?.low ?? null),
  number(`${name}_high`, (row) => of(row)?.high ?? null),
]

/** `columns` of something that a row may have, under names that begin with `prefix`. Empty where it has none. */
export const within = <Row, Part>(
  prefix: string,
  columns: readonly Column<Part>[],
  part: (row: Row) => Part | null,
): Column<Row>[] =>
  columns.map(({ name, cell }) => ({
    name: `${prefix}_${name}`,
    cell: (row) => {
      const found = part(row)
      return found === null ? '' : cell(found)
    },
  }))
