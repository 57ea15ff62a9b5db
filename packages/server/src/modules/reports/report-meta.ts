import type { ReportWarningCode } from '../../graphql/resolver-types.generated.ts'
import type { LeftOut } from '../workspaces/knowledge.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { InstantRange } from './date-range.ts'
import type { ReportQuestion } from './report-question.ts'

/** A doubt about the data, with its size. */
export type ReportWarning = {
  readonly code: ReportWarningCode
  readonly message: string
  readonly affectedCount: number
}

/** What a report was computed from, and what to doubt in it. */
export type ReportMeta = {
  readonly range: InstantRange
  readonly compareRange: InstantRange | null
  /** What was known then it was computed from. */
  readonly asOf: Date
  /** Identities, rules and definitions are those of then. Null: those of now. */
  readonly knowledgeAt: Date | null
  /** How many claims were left out. Null: none was to be. */
  readonly claimsLeftOut: number | null
  readonly timeZone: string
  readonly currency: string
  readonly warnings: readonly ReportWarning[]
}

export const reportMeta = (
  { range, compareRange, asOf, zone, workspace }: ReportQuestion,
  warnings: readonly ReportWarning[],
): ReportMeta => ({
  range,
  compareRange,
  asOf,
  knowledgeAt: workspace.knowledge?.at ?? null,
  claimsLeftOut: claimsLeftOutOf(workspace),
  timeZone: zone,
  currency: workspace.currency,
  warnings: seriousOnes([...warnings, ...knowledgeWarnings(workspace)]),
})

export const claimsLeftOutOf = ({ knowledge }: Pick<Workspace, 'knowledge'>): number | null =>
  knowledge?.leftOut?.claims ?? null

/** Of what was known at an earlier time: whether it would be another if it were derived now, and what was left out of it. */
export const knowledgeWarnings = ({ knowledge }: Pick<Workspace, 'knowledge'>): ReportWarning[] =>
  knowledge
    ? [
        {
          code: 'KNOWLEDGE_OUTDATED',
          message: `${knowledge.arrivedLate} events and records of before ${knowledge.at.toISOString()} have arrived since what was known then was derived: have it derived again`,
          affectedCount: knowledge.arrivedLate,
        },
        ...(knowledge.leftOut ? [leftOutWarning(knowledge.leftOut)] : []),
      ]
    : []

const leftOutWarning = ({ claims, touchpoints }: LeftOut): ReportWarning => ({
  code: 'CLAIMS_LEFT_OUT',
  message: `${claims} claims of browsers are left out: of ${touchpoints} touchpoints of theirs nothing verified says whose they are`,
  affectedCount: touchpoints,
})

/** Warnings that are about nothing are left out. */
export const seriousOnes = (warnings: readonly ReportWarning[]): ReportWarning[] =>
  warnings.filter(({ affectedCount }) => affectedCount > 0)

/** Doubts about the range that a report is compared with. */
export const ofEarlier = (warnings: readonly ReportWarning[]): ReportWarning[] =>
  warnings.map((warning) => ({ ...warning, message: `In the range compared with: ${warning.message}` }))

/**
 * Leads of the range have had less time than those that they are compared with: what is still open may change the answer.
 *
 * @param openThen Of the earlier range; null where nothing is compared.
 */
export const immatureComparison = (question: ReportQuestion, open: number, openThen: number | null): ReportWarning => ({
  code: 'IMMATURE_COMPARISON',
  message: `Still open are ${open} leads of the range and ${openThen ?? 0} of the range compared with, whose leads have had ${daysLonger(question)} days longer: those of the range may yet catch up`,
  affectedCount: openThen === null ? 0 : open,
})

/** How many days sooner the range began that a question is compared with. */
export const daysLonger = ({ range, compareRange }: ReportQuestion): number =>
  compareRange ? Math.round((range.from.getTime() - compareRange.from.getTime()) / 86_400_000) : 0

/** @param waiting Streams and people's keys that are still to be derived by the channel rules that hold now. */
export const reclassifyingWarning = (waiting: number): ReportWarning => ({
  code: 'RECLASSIFYING',
  message: `Channel rules were changed: ${waiting} visitors and people still have the channels of the rules before`,
  affectedCount: waiting,
})

export const truncation = ({ mostRows }: Pick<ReportQuestion, 'mostRows'>, rows: readonly unknown[]): ReportWarning => {
  const affectedCount = Math.max(0, rows.length - mostRows)
  return {
    code: 'ROWS_TRUNCATED',
    message: `${affectedCount} of ${rows.length} rows are left out; the total counts them. Ask for a shorter range or fewer dimensions`,
    affectedCount,
  }
}
