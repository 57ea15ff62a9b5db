import { once } from '../../lib/once.ts'
import type { ChannelReport } from './channel-performance.ts'
import { type ProjectRow, projectable } from './channel-projection.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { ChannelRow } from './channel-row.ts'
import { keyText } from './keyed-row.ts'
import { countOutcomes } from './lead-outcomes.queries.ts'
import { noWatched, type WatchedRow, watchedRows } from './maturity-row.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording, type Recording } from './recording.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { toldProjection } from './told-projection.ts'

/**
 * The same report, with rows that say on demand what is to be expected of their leads. What that takes is read for all of
 * them at once, and only where one is asked.
 */
export function withProjections(report: ChannelReport, read: Read, question: ChannelQuestion) {
  if (question.basis !== 'COHORT') return projectable(report, null, null)
  const { workspace, now } = question
  const recording = once(async () => findRecording(await read((db) => recordedLeads(db, workspace, now))))
  const earlier = earlierQuestion(question)
  return projectable(
    report,
    projectionsOf(read, question, recording),
    earlier && projectionsOf(read, earlier, recording),
  )
}

function projectionsOf(read: Read, question: ChannelQuestion, recordingOf: () => Promise<Recording>): ProjectRow {
  const { minimumSample } = question.workspace
  const rowsOf = once(async () => {
    const recording = await recordingOf()
    const counted = await read((db) => countOutcomes(db, question, recording))
    return new Map(watchedRows(counted).map((row): [string, WatchedRow] => [keyText(row), row]))
  })
  return async (name, horizonDays) => {
    const { watched } = (await rowsOf()).get(name) ?? noWatched
    return toldProjection(watched, { horizonDays, minimumSample, recording: await recordingOf() })
  }
}

/** What is to be expected of the leads of each row, to sort by. */
export async function readProjectedRates(
  read: Read,
  question: ChannelQuestion,
): Promise<(row: ChannelRow) => number | null> {
  const { basis, workspace, now, order } = question
  if (basis !== 'COHORT') return () => null
  const recording = findRecording(await read((db) => recordedLeads(db, workspace, now)))
  const judging = { horizonDays: order.horizonDays, minimumSample: workspace.minimumSample, recording }
  const counted = watchedRows(await read((db) => countOutcomes(db, question, recording)))
  const rates = new Map(counted.map((row) => [keyText(row), toldProjection(row.watched, judging).value]))
  return (row) => rates.get(keyText({ isTotal: false, keys: row.keys.map(({ value }) => value) })) ?? null
}
