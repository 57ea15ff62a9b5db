/** Compares by code unit, as PostgreSQL's collation "C" does for what we store. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Something that happened, and the id that settles a tie. */
export type Timed = { readonly at: number; readonly id: string }

/** Time order; at one instant, by id. */
export const byTime = (a: Timed, b: Timed): number => a.at - b.at || compareText(a.id, b.id)
