import { settlesWith } from '@touchline/schema'
import { type Counted, type Kpi, kpiOf } from './kpi.ts'
import { openIn } from './kpi-parts.ts'
import type { KpiQuestion } from './kpi-question.ts'
import { immatureComparison, type ReportMeta, type ReportWarning, reportMeta } from './report-meta.ts'
import { daysOf, settledBefore } from './settling.ts'

export type KpiReport = { readonly items: readonly Kpi[]; readonly meta: ReportMeta }

export function kpiReport(question: KpiQuestion, counted: Counted): KpiReport {
  const items = question.metrics.map((metric) => kpiOf(metric, question, counted))
  const warnings = [smallSample(question, items), ...ofYoungLeads(question, counted)]
  return { items, meta: reportMeta(question, warnings) }
}

function smallSample({ workspace }: KpiQuestion, items: readonly Kpi[]): ReportWarning {
  const rates = items.flatMap(({ ratio }) => (ratio && ratio.denominator > 0 ? [ratio] : []))
  const affectedCount = rates.filter(({ thin }) => thin).length
  return {
    code: 'SMALL_SAMPLE',
    message: `${affectedCount} of ${rates.length} shares rest on fewer than ${workspace.minimumSample} leads: read their intervals, not their values`,
    affectedCount,
  }
}

/** Where some metric waits for the win, which takes the longest. */
function ofYoungLeads(question: KpiQuestion, { segments, previous, settlingDays }: Counted): readonly ReportWarning[] {
  const waiting = question.metrics.find((metric) => settlesWith(metric) === 'WON')
  if (!waiting) return []
  const settled = settledBefore(waiting, settlingDays, question.zone, question.now)
  const affectedCount = openIn(segments.filter(({ to }) => to > settled))
  const days = daysOf(settlingDays, 'WON')
  const message = `${affectedCount} leads are open and younger than ${days} days, in which nine in ten of those won usually are: they may yet be won`
  return [
    { code: 'IMMATURE_COHORTS', message, affectedCount },
    immatureComparison(question, openIn(segments), question.compareRange && openIn(previous)),
  ]
}
