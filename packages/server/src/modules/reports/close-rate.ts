import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { closeRateCaveats } from './close-rate-caveats.ts'
import type { CloseRateQuestion } from './close-rate-question.ts'
import { compareKeys, type DimensionValue, dimensionValues } from './dimension-value.ts'
import {
  type FollowedLeads,
  type FourParts,
  followUpOf,
  fourParts,
  qualityOf,
  type Supposed,
  standings,
  supposing,
} from './four-parts.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'

/** Leads of one combination of keys. */
export type CountedFollowUp = FollowedLeads & {
  readonly keys: readonly string[]
  /** Nothing is recorded of it but that they came further. */
  readonly impliedWorked: number
  readonly impliedReached: number
  readonly open: number
}

type Standing = ReturnType<typeof standings>[number]

type CloseRateRow = FourParts & {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly followUp: Standing
  readonly quality: Standing
  readonly atAverageFollowUp: Supposed
  readonly atAverageQuality: Supposed
  readonly impliedWorked: number
  readonly impliedReached: number
  readonly caveats: readonly string[]
}

export type CloseRateReport = {
  readonly rows: readonly CloseRateRow[]
  readonly total: FourParts
  readonly meta: ReportMeta
}

export function closeRateReport(question: CloseRateQuestion, counted: readonly CountedFollowUp[]): CloseRateReport {
  const { workspace, mostRows } = question
  const all = counted.reduce(added, nobody)
  const ordered = counted.toSorted((a, b) => b.leads - a.leads || compareKeys(a.keys, b.keys))
  const [followUps, qualities] = [standings(ordered.map(followUpOf)), standings(ordered.map(qualityOf))]
  const rows = ordered.map((leads, i) => rowOf(question, leads, all, followUps[i] ?? 'ALIKE', qualities[i] ?? 'ALIKE'))
  return {
    rows: rows.slice(0, mostRows),
    total: fourParts(all, workspace.minimumSample),
    meta: reportMeta(question, [smallSample(question, rows), stillOpen(all), truncation(question, rows)]),
  }
}

function rowOf(
  { workspace, groupBy }: CloseRateQuestion,
  leads: CountedFollowUp,
  all: FollowedLeads,
  followUp: Standing,
  quality: Standing,
): CloseRateRow {
  const judged = {
    followUp,
    quality,
    atAverageFollowUp: supposing(qualityOf(leads), followUpOf(all)),
    atAverageQuality: supposing(followUpOf(leads), qualityOf(all)),
  }
  return {
    keys: dimensionValues(groupBy, leads.keys),
    ...fourParts(leads, workspace.minimumSample),
    ...judged,
    ...{ impliedWorked: leads.impliedWorked, impliedReached: leads.impliedReached },
    caveats: closeRateCaveats(leads, all, judged),
  }
}

const nobody: CountedFollowUp = {
  keys: [],
  ...{ leads: 0, worked: 0, reached: 0, accepted: 0, won: 0 },
  ...{ impliedWorked: 0, impliedReached: 0, open: 0 },
}

const added = (a: CountedFollowUp, b: CountedFollowUp): CountedFollowUp => ({
  keys: [],
  leads: a.leads + b.leads,
  worked: a.worked + b.worked,
  reached: a.reached + b.reached,
  accepted: a.accepted + b.accepted,
  won: a.won + b.won,
  impliedWorked: a.impliedWorked + b.impliedWorked,
  impliedReached: a.impliedReached + b.impliedReached,
  open: a.open + b.open,
})

function smallSample({ workspace }: CloseRateQuestion, rows: readonly CloseRateRow[]): ReportWarning {
  const affectedCount = rows.filter(({ closeRate }) => closeRate.thin).length
  const message = `${affectedCount} of ${rows.length} rows have fewer than ${workspace.minimumSample} leads: read their intervals, not their rates`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}

const stillOpen = ({ open, leads }: CountedFollowUp): ReportWarning => ({
  code: 'IMMATURE_COHORTS',
  message: `${open} of ${leads} leads are open: they may yet be worked, reached, accepted and won`,
  affectedCount: open,
})
