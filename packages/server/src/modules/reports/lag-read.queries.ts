import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { countLags, startsOf } from './lag.queries.ts'
import type { LagQuestion } from './lag-question.ts'
import { type LagReport, lagReport } from './lag-report.ts'
import { dayOf } from './lead-outcomes.queries.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. */
export async function readLagReport(read: Read, question: LagQuestion): Promise<LagReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.asOf)))
  const starts = await read((db) => startsOf(db, question))
  const counted = await read((db) => countLags(db, question))
  return lagReport(question, starts, counted, recording, await read((db) => daysOfRange(db, question)))
}

/** The range as days counted from 1970-01-01, in the zone in which it was asked. */
async function daysOfRange(db: Db, { range, zone }: LagQuestion): Promise<{ from: number; to: number }> {
  const day = (at: Date) => dayOf(sql`${at}::timestamptz`, zone)
  const { rows } = await sql<{ from: number; to: number }>`
    select ${day(range.from)} as "from", ${day(range.to)} as "to"`.execute(db)
  return rows[0] ?? { from: 0, to: 0 }
}
