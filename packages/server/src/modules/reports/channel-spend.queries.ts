import { none } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { CountedSpend } from './channel-spend.ts'

/** What spend tells. By anything else it can't be cut. */
const columns: Partial<Record<LeadDimension, string>> = { CHANNEL: 'told.channel', SOURCE: 'told.source' }

/**
 * Adds up what was spent on the days of the range, as the systems that were paid have them, by the dimensions asked for;
 * and once more all of it, as the one with `isTotal`. Gives nothing where nothing was told, where it isn't told by
 * these dimensions, and where leads are filtered: it would be set against too few of them.
 */
export async function sumSpend(db: Db, question: ChannelQuestion): Promise<CountedSpend[]> {
  const { workspace, zone, range, groupBy, filter } = question
  const known = groupBy.flatMap((dimension) => columns[dimension] ?? [])
  if (filter || known.length < groupBy.length) return []
  const keys = sql.join(known.map((column) => sql.ref(column)))
  const { rows } = await sql<CountedSpend>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, sum(amount_minor)::text as "spendMinor"
    from (
      select distinct on (spend_day, system, channel, campaign, s.source)
        channel, coalesce(nullif(source, ''), ${none}) as source, amount_minor
      from spend s
      where workspace_id = ${workspace.id}
        and spend_day >= (${range.from}::timestamptz at time zone ${zone})::date
        and spend_day < (${range.to}::timestamptz at time zone ${zone})::date
      order by spend_day, system, channel, campaign, s.source, version desc
    ) as told
    group by grouping sets ((${keys}), ())
    having count(*) > 0`.execute(db)
  return rows
}
