import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { OutcomeCount } from './cumulative-incidence.ts'
import { dayOf, withOutcome } from './lead-outcomes.queries.ts'
import type { DayCount, RecordedLeads } from './recording.ts'
import { watchedLeads } from './watched-leads.ts'

/** All leads of the workspace, whatever a report asks of: recording starts for all of them at once. */
export async function recordedLeads(db: Db, workspace: Workspace, now: Date): Promise<RecordedLeads> {
  const asOfDay = await dayNow(db, workspace, now)
  const created = await leadsByDay(db, workspace, 'lead_at', asOfDay)
  const won = await leadsByDay(db, workspace, 'won_at', asOfDay)
  const firstWin = won[0]
  const sinceFirstWin = firstWin ? await outcomesSince(db, workspace, now, firstWin.day) : []
  return { asOfDay, created, won, sinceFirstWin }
}

/** The day of an instant, counted from 1970-01-01. */
export async function dayNow(db: Db, { timeZone }: Pick<Workspace, 'timeZone'>, now: Date): Promise<number> {
  const { rows } = await sql<{ day: number }>`
    select ${dayOf(sql`${now}::timestamptz`, timeZone)} as day`.execute(db)
  return rows[0]?.day ?? 0
}

async function leadsByDay(
  db: Db,
  { id, timeZone }: Workspace,
  column: 'lead_at' | 'won_at',
  asOfDay: number,
): Promise<DayCount[]> {
  const day = dayOf(sql.ref(column), timeZone)
  const { rows } = await sql<DayCount>`
    select ${day} as day, count(*)::int as leads from lead
    where workspace_id = ${id} and ${sql.ref(column)} is not null and ${day} <= ${asOfDay}
    group by 1 order by 1`.execute(db)
  return rows
}

async function outcomesSince(db: Db, workspace: Workspace, now: Date, day: number): Promise<readonly OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    select outcome, days, count(*)::int as leads from lead ${withOutcome({ workspace, now })}
    where workspace_id = ${workspace.id} and created_day >= ${day}
    group by outcome, days`.execute(db)
  return watchedLeads(rows).outcomes
}
