import { once } from '../../lib/once.ts'
import { takingBreaks } from '../../lib/taking-breaks.ts'
import { keyText } from './keyed-row.ts'
import { countWaited } from './lead-outcomes.queries.ts'
import type { MaturityQuestion } from './maturity-question.ts'
import type { MaturityReport } from './maturity-report.ts'
import { watchedRows } from './maturity-row.ts'
import { type ScenarioOfRow, scenarioReport } from './maturity-scenario.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording, type Recording } from './recording.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { toldScenario } from './told-scenario.ts'

/**
 * The same report, with rows that say on demand what their leads would come to in the end. What that takes is read for all
 * of them at once, and only where one is asked.
 */
export function withScenarios(report: MaturityReport, read: Read, question: MaturityQuestion) {
  const { workspace, now } = question
  const recording = once(async () => findRecording(await read((db) => recordedLeads(db, workspace, now))))
  const earlier = earlierQuestion(question)
  return scenarioReport(
    report,
    scenariosOf(read, question, recording),
    earlier ? scenariosOf(read, earlier, recording) : async () => null,
  )
}

function scenariosOf(read: Read, question: MaturityQuestion, recordingOf: () => Promise<Recording>): ScenarioOfRow {
  const rowsOf = once(async () => {
    const recording = await recordingOf()
    const rows = watchedRows(await read((db) => countWaited(db, question, recording)))
    return new Map(rows.map((row) => [keyText(row), row.watched]))
  })
  const inTurn = oneByOne()
  return async (name) => {
    const watched = (await rowsOf()).get(name)
    return inTurn(() => toldScenario(watched))
  }
}

/** Does one thing after another, each of which takes a while, and lets others have their turn in between. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Result): Promise<Result> => {
    const mine = last.then(() => takingBreaks(afterBreak(work)))
    last = mine
    return mine
  }
}

function* afterBreak<Result>(work: () => Result): Generator<void, Result> {
  yield
  return work()
}
