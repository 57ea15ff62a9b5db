import { z95 } from './normal.ts'
import { share } from './ratio.ts'
import type { Proportion } from './two-proportions.ts'
import { type Interval, wilson } from './wilson.ts'

/** Leads of one kind: those of a row, and those of all rows together. */
export type Stratum = { readonly row: Proportion; readonly all: Proportion }

/** A share as it would be if the leads of a row were of each kind as often as those of all rows. */
export type Standardised = {
  /** Null where no kind can be compared; so is the rest. */
  readonly value: number | null
  readonly interval: Interval | null
  /** The share of all leads of these kinds: what to hold it against. */
  readonly standard: number | null
  /** Leads of the row in kinds that can be compared. */
  readonly leads: number
  /** The part of all leads that is of these kinds. Null without leads. */
  readonly coverage: number | null
}

/** With fewer leads of a kind its share says too little to be weighed. */
export const fewestInStratum = 5

export const isComparable = ({ row }: Stratum): boolean => row.of >= fewestInStratum

/**
 * Direct standardisation: the shares within each kind of lead, weighed by how many of all leads are of that kind. Kinds with
 * fewer than 5 leads in the row are left out, of the standard as well.
 *
 * @see https://doi.org/10.1002/9780471445371 Fleiss, Levin and Paik 2003, §19.2
 */
export function standardised(strata: readonly Stratum[]): Standardised {
  const compared = strata.filter(isComparable)
  const whole = sum(compared, ({ all }) => all.of)
  const leads = sum(compared, ({ row }) => row.of)
  const coverage = share(
    whole,
    sum(strata, ({ all }) => all.of),
  )
  if (leads === 0) return { value: null, interval: null, standard: null, leads, coverage }
  const value = sum(compared, ({ row, all }) => (all.of / whole) * (row.part / row.of))
  const variance = sum(compared, ({ row, all }) => {
    const rate = row.part / row.of
    return (all.of / whole) ** 2 * ((rate * (1 - rate)) / row.of)
  })
  const standard = sum(compared, ({ all }) => all.part) / whole
  return { value, interval: around(value, variance, leads), standard, leads, coverage }
}

/** Where within each kind all or none are won nothing varies: then as of so many leads of one kind. */
function around(value: number, variance: number, leads: number): Interval | null {
  if (variance === 0) return wilson(Math.min(1, value) * leads, leads)
  const reach = z95 * Math.sqrt(variance)
  return { low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
