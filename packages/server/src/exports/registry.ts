import { AppError } from '../errors.ts'
import { suggest } from '../lib/closest.ts'
import { attributionExport } from './attribution.ts'
import { audienceMatchExport } from './audience-match.ts'
import { channelPerformanceExport } from './channel-performance.ts'
import { channelRankingExport } from './channel-ranking.ts'
import { closeRateSplitExport } from './close-rate-split.ts'
import { cohortMaturityExport } from './cohort-maturity.ts'
import { experimentsExport } from './experiments.ts'
import { funnelExport } from './funnel.ts'
import { handoffsExport } from './handoffs.ts'
import { kpiSeriesExport, kpisExport } from './kpis.ts'
import { lagCurveExport } from './lag-curve.ts'
import { leadsExport } from './leads.ts'
import { ledgerExport } from './ledger.ts'
import { ledgerFlowsExport } from './ledger-flows.ts'
import { likeForLikeExport } from './like-for-like.ts'
import { metricsExport } from './metrics.ts'
import { reasonsExport } from './reasons.ts'
import type { ReportExport } from './report-export.ts'
import { scoreEvaluationExport } from './score-evaluation.ts'
import { spendExport } from './spend.ts'
import { stabilityExport } from './stability.ts'
import { untouchedLeadsExport } from './untouched-leads.ts'
import { velocityExport } from './velocity.ts'

/** Every report that can be exported. */
const reportExports: readonly ReportExport[] = [
  channelPerformanceExport,
  channelRankingExport,
  likeForLikeExport,
  closeRateSplitExport,
  funnelExport,
  velocityExport,
  lagCurveExport,
  stabilityExport,
  scoreEvaluationExport,
  cohortMaturityExport,
  attributionExport,
  kpisExport,
  kpiSeriesExport,
  metricsExport,
  ledgerExport,
  ledgerFlowsExport,
  untouchedLeadsExport,
  handoffsExport,
  reasonsExport,
  leadsExport,
  spendExport,
  experimentsExport,
  audienceMatchExport,
]

const fileOf = ({ name }: ReportExport): string => `${name}.csv`

/** @throws AppError `EXPORT_UNKNOWN` */
export function findExport(file: string): ReportExport {
  const found = reportExports.find((report) => fileOf(report) === file)
  if (found) return found
  throw new AppError('EXPORT_UNKNOWN', `There is no export "${file}": ${suggest(file, reportExports.map(fileOf))}`)
}

/** What there is to export, for who wants to ask. */
export const listExports = () => ({
  exports: reportExports.map((report) => ({
    name: report.name,
    url: `/export/${fileOf(report)}`,
    description: report.description,
    parameters: Object.entries(report.parameters).map(([name, { description, takes, takesSeveral, usual }]) => ({
      ...{ name, description, takes, takesSeveral },
      default: usual,
    })),
    columns: report.usualColumns(),
  })),
})
