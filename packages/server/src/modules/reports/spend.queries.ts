import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ReportQuestion } from './report-question.ts'
import type { Spend } from './spend.ts'
import { holdingSpend } from './told-spend.queries.ts'

type Asked = Pick<ReportQuestion, 'workspace' | 'range' | 'zone'>

/** At most `size` amounts of the range in the order of their days, those that follow `after`. */
export async function spendOfPage(db: Db, asked: Asked, size: number, after: Spend | undefined): Promise<Spend[]> {
  const place = after && sql.join([sql`${after.day}::date`, after.system, after.channel, after.campaign, after.source])
  const { rows } = await sql<Spend>`
    select spend_day::text as day, system, channel, campaign, source, amount_minor as "amountMinor"
    from (${holdingSpend(asked)}) as holding
    where ${place ? sql`(spend_day, system, channel, campaign, source) > (${place})` : sql`true`}
    order by spend_day, system, channel, campaign, source limit ${size}`.execute(db)
  return rows
}
