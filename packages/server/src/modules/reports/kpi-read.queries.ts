import type { KpiQuestion } from './kpi-question.ts'
import { type KpiReport, kpiReport } from './kpi-report.ts'
import { sumSegments } from './kpi-sums.queries.ts'
import type { Read } from './reports.loaders.ts'
import { settlingDays } from './settling.queries.ts'
import { cutsOf, endsOf, settlingOf } from './settling.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readKpiReport(read: Read, question: KpiQuestion): Promise<KpiReport> {
  const days = await read((db) => settlingDays(db, question.workspace, settlingOf(question.metrics)))
  return kpiReport(question, {
    settlingDays: days,
    segments: await read((db) => sumSegments(db, question, cutsOf(question, days))),
    previous: await read((db) => sumSegments(db, question, endsOf(question.compareRange))),
  })
}
