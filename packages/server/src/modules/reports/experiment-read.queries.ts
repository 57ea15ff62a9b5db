import type { ExperimentQuestion } from './experiment-question.ts'
import { type ExperimentReport, experimentReport } from './experiment-report.ts'
import { countEarned, countExposed, countReached, listExperiments } from './experiments.queries.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. Null where nobody was exposed to such an experiment. */
export async function readExperimentReport(read: Read, question: ExperimentQuestion): Promise<ExperimentReport | null> {
  const { workspace, asOf, name } = question
  // Nothing that is stored has one, and PostgreSQL takes none.
  if (name.includes('\0')) return null
  const [experiment] = await read((db) => listExperiments(db, workspace, asOf, name))
  if (!experiment) return null
  const exposed = await read((db) => countExposed(db, question))
  const reached = await read((db) => countReached(db, question))
  const earned = await read((db) => countEarned(db, question))
  return experimentReport(question, { experiment, counted: { exposed, reached }, earned })
}
