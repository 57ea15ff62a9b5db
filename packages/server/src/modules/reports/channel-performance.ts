import { byChannelOrder } from './channel-order.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { type ChannelRow, type CountedLeads, channelRow, noLeads } from './channel-row.ts'
import { mostRows, type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'

export type ChannelReport = {
  readonly rows: readonly ChannelRow[]
  readonly total: ChannelRow
  readonly meta: ReportMeta
}

/** @param undated Leads with a milestone of an unknown day, where only dated ones count. */
export function channelReport(
  question: ChannelQuestion,
  counted: readonly CountedLeads[],
  undated: number,
): ChannelReport {
  const rowOf = (leads: CountedLeads): ChannelRow => channelRow(question, leads)
  const rows = counted.filter(({ isTotal }) => !isTotal).map(rowOf)
  const total = counted.find(({ isTotal }) => isTotal) ?? noLeads
  return {
    rows: rows.toSorted(byChannelOrder(question.order)).slice(0, mostRows),
    total: { ...rowOf(total), keys: [] },
    meta: reportMeta(question, [
      smallSample(question, rows),
      immaturity(question, total),
      undatedWarning(undated),
      truncation(rows),
    ]),
  }
}

function smallSample({ workspace, basis }: ChannelQuestion, rows: readonly ChannelRow[]): ReportWarning {
  const rates = rows.map(({ closeRate, winRate }) => closeRate ?? winRate).filter(({ denominator }) => denominator > 0)
  const affectedCount = rates.filter(({ thin }) => thin).length
  const leads = basis === 'COHORT' ? 'leads' : 'leads won or lost'
  return {
    code: 'SMALL_SAMPLE',
    message: `${affectedCount} of ${rates.length} rows have fewer than ${workspace.minimumSample} ${leads}: read their intervals, not their rates`,
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

const undatedWarning = (affectedCount: number): ReportWarning => ({
  code: 'UNDATED_CONVERSIONS',
  message: `${affectedCount} leads of all time reached a milestone on a day that nobody recorded: there it is not counted`,
  affectedCount,
})
