import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { daysUnknown, type Settling, type SettlingDays } from './settling.ts'

const columns: Record<Settling, string> = {
  MQL: 'mql_at',
  SAL: 'sal_at',
  SQL: 'sql_at',
  OPPORTUNITY: 'opportunity_at',
  WON: 'won_at',
  LOST: 'lost_at',
}

/** For each milestone, how long it took nine in ten of all leads that reached it on a known day, in days rounded up. */
export async function settlingDays(
  db: Db,
  { id, minimumSample }: Workspace,
  milestones: readonly Settling[],
): Promise<SettlingDays> {
  if (milestones.length === 0) return {}
  const days = milestones.map((milestone) => {
    const took = sql`extract(epoch from ${sql.ref(columns[milestone])} - lead_at) / 86400`
    return sql`case when count(${sql.ref(columns[milestone])}) < ${minimumSample} then ${daysUnknown}::int
      else greatest(0, ceil(percentile_disc(0.9) within group (order by ${took})))::int end as ${sql.ref(milestone)}`
  })
  const { rows } = await sql<SettlingDays>`select ${sql.join(days)} from lead where workspace_id = ${id}`.execute(db)
  return rows[0] ?? {}
}
