import { AppError } from '../../errors.ts'
import type { Knowing } from '../../graphql/knowing.ts'
import type { ExplainChangeInput, ExplainedReportInput } from '../../graphql/resolver-types.generated.ts'
import type { View } from '../../graphql/view.ts'
import { samePartsOf } from '../workspaces/knowledge.queries.ts'
import { stagesBetween } from '../workspaces/knowledge.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { readAttributionReport } from './attribution-read.queries.ts'
import { attributionQuestion } from './attribution-report.ts'
import { readChannelReport } from './channel-performance-read.queries.ts'
import { channelQuestion } from './channel-question.ts'
import { type ExplainedMeasure, type ExplainedRow, explainChange, type MeasuredReport } from './explain-change.ts'
import { measuredAttribution, measuredChannels } from './explain-measures.ts'
import { type ReportMeta, type ReportWarning, truncation } from './report-meta.ts'
import { mostRows, type ReportQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'

/** Rows of a report that are compared at most: they are in memory at once. */
const mostCompared = 100_000

export type ChangeExplanation = {
  readonly from: Date
  readonly to: Date
  readonly rows: readonly ExplainedRow[]
  readonly total: readonly ExplainedMeasure[]
  readonly meta: ReportMeta
}

type Told = { readonly measured: MeasuredReport; readonly meta: ReportMeta }

/**
 * Asks a report of what was known at one time, then with one part after the other of what was known at a later time.
 *
 * @throws AppError `INPUT_INVALID`, `KNOWLEDGE_NOT_DERIVED`
 */
export async function readExplanation(
  { from, to, report }: ExplainChangeInput,
  workspace: Workspace,
  { read, knowing, now }: { readonly read: Read; readonly knowing: Pick<Knowing, 'during'>; readonly now: Date },
): Promise<ChangeExplanation> {
  checkTimes(from, to, now)
  const ask = reportOf(report, to)
  const told: Told[] = []
  const same = await read((db) => samePartsOf(db, workspace, from, to))
  for (const [i, known] of stagesBetween(from, to, same).entries()) {
    await knowing.during(known, async (view) => {
      if (i === 0) told.push(await ask(view, from))
      told.push(await ask(view, to))
    })
  }
  const { rows, total } = explainChange(told.map(({ measured }) => measured))
  const metas = told.map(({ meta }) => meta)
  return { from, to, rows: rows.slice(0, mostRows), total, meta: metaOf(metas, rows) }
}

/** @throws AppError `INPUT_INVALID` */
export function checkTimes(from: Date, to: Date, now: Date): void {
  const between = `from ${from.toISOString()} to ${to.toISOString()}`
  if (from >= to) throw new AppError('INPUT_INVALID', `${between}: the first must be the earlier`)
  if (to > now) throw new AppError('INPUT_INVALID', `${between}: what will be known then is not known yet`)
}

type Ask = (view: View, asOf: Date) => Promise<Told>

/** @param to From where ranges that move with the calendar are seen, whatever is known. */
function reportOf({ channelPerformance, attribution }: ExplainedReportInput, to: Date): Ask {
  const { input } = channelPerformance ?? attribution ?? {}
  for (const name of ['asOf', 'knowledgeAt', 'compareTo'] as const) {
    if (input?.[name]) throw new AppError('INPUT_INVALID', `${name} is given: leave it out, from and to say of when`)
  }
  if (input?.withoutClaims) {
    throw new AppError('INPUT_INVALID', 'withoutClaims is given: leave it out, changes are explained with claims')
  }
  if (channelPerformance) {
    return async ({ read, workspace }, asOf) => {
      const question = channelQuestion(channelPerformance, workspace, to)
      const answer = await readChannelReport(read, { ...whole(question, asOf), now: asOf })
      return { measured: measuredChannels(answer), meta: answer.meta }
    }
  }
  if (!attribution) throw new Error('A report has no name')
  return async ({ read, workspace }, asOf) => {
    const chain = { order: 1, includeNull: true, intervals: false }
    const question = attributionQuestion({ ...attribution, ...chain }, workspace, to)
    const answer = await readAttributionReport(read, whole(question, asOf))
    return { measured: measuredAttribution(answer), meta: answer.meta }
  }
}

const whole = <Question extends ReportQuestion>(question: Question, asOf: Date): Question => ({
  ...question,
  asOf,
  mostRows: mostCompared,
})

/** What is to be known of any of them is to be known of the change. */
function metaOf(metas: readonly ReportMeta[], rows: readonly ExplainedRow[]): ReportMeta {
  const last = metas.at(-1)
  if (!last) throw new Error('Nothing was asked')
  const codes = ['KNOWLEDGE_OUTDATED', 'ROWS_TRUNCATED'] as const
  const worst = codes.flatMap((code): ReportWarning[] => {
    const found = metas.flatMap(({ warnings }) => warnings.filter((warning) => warning.code === code))
    return found.sort((a, b) => b.affectedCount - a.affectedCount).slice(0, 1)
  })
  const others = last.warnings.filter(({ code }) => !codes.some((each) => each === code))
  const cut = truncation({ mostRows }, rows)
  return { ...last, warnings: [...others, ...worst, ...(cut.affectedCount > 0 ? [cut] : [])] }
}
