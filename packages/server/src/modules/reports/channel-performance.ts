import { byChannelOrder } from './channel-order.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { type ChannelRow, type CountedLeads, channelRow, noLeads } from './channel-row.ts'
import { mostRows, type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'

export type ChannelReport = {
  readonly rows: readonly ChannelRow[]
  readonly total: ChannelRow
  readonly meta: ReportMeta
}

export function channelReport(question: ChannelQuestion, counted: readonly CountedLeads[]): ChannelReport {
  const rowOf = (leads: CountedLeads): ChannelRow => channelRow(question, leads)
  const rows = counted.filter(({ isTotal }) => !isTotal).map(rowOf)
  const total = counted.find(({ isTotal }) => isTotal) ?? noLeads
  return {
    rows: rows.toSorted(byChannelOrder(question.order)).slice(0, mostRows),
    total: { ...rowOf(total), keys: [] },
    meta: reportMeta(question, [smallSample(question, rows), immaturity(question, total), truncation(rows)]),
  }
}

function smallSample({ workspace }: ChannelQuestion, rows: readonly ChannelRow[]): ReportWarning {
  const withLeads = rows.filter(({ leads }) => leads > 0)
  const affectedCount = withLeads.filter(({ closeRate }) => closeRate.thin).length
  return {
    code: 'SMALL_SAMPLE',
    message: `${affectedCount} of ${withLeads.length} rows have fewer than ${workspace.minimumSample} leads: read their intervals, not their rates`,
    affectedCount,
  }
}

function immaturity({ wonWithinDays }: ChannelQuestion, { leads, openAndYoung }: CountedLeads): ReportWarning {
  return {
    code: 'IMMATURE_COHORTS',
    message: `${openAndYoung} of ${leads} leads are open and younger than ${Math.max(0, ...wonWithinDays)} days: they may yet be won in time`,
    affectedCount: openAndYoung,
  }
}
