import type { DeriveDb } from '../db/database.ts'
import { analyzeDerived } from './queue.queries.ts'

/** So many entries are worth a look at how much PostgreSQL knows of. */
const some = 1_000
/** After so many, reports would be planned for much less than there is. */
const much = 5_000

/** Parts of what PostgreSQL knows of. What is less by the end is left until it counts again by itself. */
const [growth, growthAtEnd] = [1, 0.05]

export type PlansForDerived = {
  /** Entries of the queue, worked off just now. */
  readonly derived: (entries: number) => Promise<void>
  readonly end: () => Promise<void>
}

/**
 * Has PostgreSQL count what is derived, as it plans by that: roughly each time there is twice as much, and well at the end. Where
 * much is derived into empty tables, it would go through all of it for each person meanwhile.
 */
export function planForDerived(db: DeriveDb): PlansForDerived {
  let all = 0
  let uncounted = 0
  let isRough = false
  return {
    derived: async (entries) => {
      all += entries
      uncounted += entries
      if (uncounted <= some || !(await analyzeDerived(db, uncounted, growth, 'ROUGHLY'))) return
      uncounted = 0
      isRough = true
    },
    end: async () => {
      if (all >= much && (isRough || uncounted > 0))
        await analyzeDerived(db, uncounted, isRough ? 0 : growthAtEnd, 'AS_EVER')
    },
  }
}
