import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { compareKeys, type DimensionValue, dimensionValues } from './dimension-value.ts'
import { type RateChange, rateChange } from './newcombe.ts'
import type { RankingQuestion } from './ranking-question.ts'
import { leftOutWarnings } from './ranking-warnings.ts'
import { type Ratio, ratio } from './ratio.ts'
import type { Recording } from './recording.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import { shrunken } from './shrinkage.ts'
import { againstRest, groupsOf, isToldApart, restOf } from './told-apart.ts'
import type { Proportion } from './two-proportions.ts'

/** Leads of one combination of keys: `part` of `of` that have had the days asked for were won in these. */
export type RankedLeads = Proportion & {
  readonly keys: readonly string[]
  /** All of them. */
  readonly leads: number
  /** Left out: they have not had those days. */
  readonly young: number
  /** Left out: created before wins were recorded. */
  readonly notRecorded: number
}

type RankedRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly leads: number
  readonly rate: Ratio
  readonly shrunken: number | null
  readonly group: number | null
  /** From the share of all other rows together. */
  readonly difference: RateChange
  readonly byChance: number | null
  readonly standing: 'ABOVE' | 'BELOW' | 'ALIKE'
}

export type RankingReport = {
  readonly rows: readonly RankedRow[]
  readonly total: Ratio
  readonly groups: number
  readonly meta: ReportMeta
}

export function rankingReport(
  question: RankingQuestion,
  counted: readonly RankedLeads[],
  recording: Recording,
): RankingReport {
  const { workspace, mostRows } = question
  const largest = counted.toSorted((a, b) => b.leads - a.leads || compareKeys(a.keys, b.keys))
  const rows = rankedRows(question, largest.slice(0, mostRows))
  const { part, of } = restOf(counted, -1)
  return {
    rows,
    total: ratio(part, of, workspace.minimumSample),
    groups: rows.reduce((most, { group }) => Math.max(most, group ?? 0), 0),
    meta: reportMeta(question, [
      smallSample(question, rows),
      ...leftOutWarnings(question, counted, recording),
      truncation(question, largest),
    ]),
  }
}

/** Those that can be ranked, the best first; then those of which no lead has had its days. */
function rankedRows(question: RankingQuestion, counted: readonly RankedLeads[]): RankedRow[] {
  const seen = counted.filter(({ of }) => of > 0)
  const shares = shrunken(seen) ?? []
  const byShare = seen
    .map((leads, i) => ({ leads, share: shares[i] ?? 0 }))
    .sort((a, b) => b.share - a.share || b.leads.of - a.leads.of || compareKeys(a.leads.keys, b.leads.keys))
  const ordered = byShare.map(({ leads }) => leads)
  const [groups, chances] = [groupsOf(ordered), againstRest(ordered)]
  const row = rowOf(question)
  return [
    ...byShare.map(({ leads, share }, i) =>
      row(leads, restOf(ordered, i), { shrunken: share, group: groups[i] ?? null, byChance: chances[i] ?? null }),
    ),
    ...counted
      .filter(({ of }) => of === 0)
      .map((leads) => row(leads, restOf(ordered, -1), { shrunken: null, group: null, byChance: null })),
  ]
}

type Judged = Pick<RankedRow, 'shrunken' | 'group' | 'byChance'>

const rowOf =
  ({ groupBy, workspace: { minimumSample } }: RankingQuestion) =>
  ({ keys, leads, part, of }: RankedLeads, rest: Proportion, judged: Judged): RankedRow => {
    const rate = ratio(part, of, minimumSample)
    const difference = rateChange(rate, ratio(rest.part, rest.of, minimumSample))
    const isApart = judged.byChance !== null && isToldApart(judged.byChance)
    const standing = !isApart ? 'ALIKE' : (difference.value ?? 0) > 0 ? 'ABOVE' : 'BELOW'
    return { keys: dimensionValues(groupBy, keys), leads, rate, ...judged, difference, standing }
  }

function smallSample({ workspace, withinDays }: RankingQuestion, rows: readonly RankedRow[]): ReportWarning {
  const affectedCount = rows.filter(({ rate }) => rate.thin).length
  const few = `fewer than ${workspace.minimumSample} leads that have had ${withinDays} days`
  const message = `${affectedCount} of ${rows.length} rows have ${few}: whatever they are like, it hardly shows`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}
