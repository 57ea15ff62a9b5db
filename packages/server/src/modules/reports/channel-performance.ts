import { byChannelOrder } from './channel-order.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { type ChannelRow, type CountedLeads, channelRow, noLeads } from './channel-row.ts'
import { besideEarlier } from './keyed-row.ts'
import {
  immatureComparison,
  ofEarlier,
  type ReportMeta,
  type ReportWarning,
  reclassifyingWarning,
  reportMeta,
  truncation,
} from './report-meta.ts'
import { type UnmappedStage, unmappedWarning } from './unmapped-stages.ts'

/** What the database counts for one range. */
export type CountedChannels = {
  readonly counted: readonly CountedLeads[]
  /** Leads with a milestone of an unknown day, where only dated ones count. */
  readonly undated: number
  readonly unmapped: readonly UnmappedStage[]
  /** What still has the channels of earlier rules. */
  readonly reclassifying: number
}

export type ChannelReport = {
  readonly rows: readonly ChannelRow[]
  readonly total: ChannelRow
  readonly meta: ReportMeta
}

/**
 * @param earlier Of the range that the question is compared with; null where with none.
 * @param rateOf What is to be expected, where rows are sorted by that.
 */
export function channelReport(
  question: ChannelQuestion,
  now: CountedChannels,
  earlier: CountedChannels | null,
  rateOf: (row: ChannelRow) => number | null,
): ChannelReport {
  const [total, ...rows] = totalFirst(now.counted)
  const [totalThen, ...rowsThen] = totalFirst(earlier?.counted ?? [])
  const all = besideEarlier(rows, earlier && rowsThen, noLeads).map((compared) => channelRow(question, compared))
  const sorted = all.map((row) => ({ row, rate: rateOf(row) })).sort(byChannelOrder(question.order))
  return {
    rows: sorted.slice(0, question.mostRows).map(({ row }) => row),
    total: channelRow({ ...question, groupBy: [] }, { row: total, before: earlier && totalThen }),
    meta: reportMeta(question, [
      smallSample(question, all),
      immaturity(question, total),
      immatureComparison(question, openOf(question, total), earlier && openOf(question, totalThen)),
      undatedWarning(now.undated),
      unmappedWarning(now.unmapped),
      reclassifyingWarning(now.reclassifying),
      ...ofEarlier(earlier ? [immaturity(question, totalThen)] : []),
      truncation(question, all),
    ]),
  }
}

function totalFirst(counted: readonly CountedLeads[]): [total: CountedLeads, ...rows: CountedLeads[]] {
  return [counted.find(({ isTotal }) => isTotal) ?? noLeads, ...counted.filter(({ isTotal }) => !isTotal)]
}

/** Only where the leads are those created in the range does it depend on how long they have had. */
const openOf = ({ basis }: ChannelQuestion, { leads, won, lost }: CountedLeads): number =>
  basis === 'COHORT' ? leads - won - lost : 0

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
