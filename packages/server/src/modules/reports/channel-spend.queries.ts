import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { CountedSpend } from './channel-spend.ts'
import { isTold, type SpendQuestion, toldSpend } from './told-spend.queries.ts'

/**
 * Adds up what was spent on the days of the range by the dimensions asked for; and once more all of it, as the one with
 * `isTotal`. Gives nothing where nothing was told, where it isn't told by these dimensions, and where what it is
 * set against is filtered by others: that would be too little.
 */
export async function sumSpend(
  db: Db,
  question: SpendQuestion & { readonly groupBy: readonly string[] },
): Promise<CountedSpend[]> {
  const { groupBy, filter } = question
  if (!isTold(groupBy, filter)) return []
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<CountedSpend>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, sum(amount_minor)::text as "spendMinor"
    from (${toldSpend(question)}) as told
    group by grouping sets ((${keys}), ())
    having count(*) > 0`.execute(db)
  return rows
}
