import { none, unattributed } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import type { CountedValue } from './audience.queries.ts'
import type { AudienceQuestion } from './audience-question.ts'
import { labelOf } from './dimension-value.ts'
import { type Lift, timesOf } from './lift.ts'
import { type MixDifference, mixDifference } from './mix.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type ReportMeta, type ReportWarning, reportMeta } from './report-meta.ts'

type AudienceRow = {
  readonly value: string
  readonly label: string
  readonly isUnknown: boolean
  readonly from: Ratio
  readonly to: Ratio
  readonly index: Lift
}

export type AudienceReport = {
  readonly from: number
  readonly to: number
  readonly overlap: number
  readonly rows: readonly AudienceRow[]
  readonly difference: MixDifference | null
  readonly knownDifference: MixDifference | null
  readonly caveats: readonly string[]
  readonly meta: ReportMeta
}

/** Rarer values are added up: of each there would be too few to tell anything. */
const mostValues = 50
const other = '(other)'

const isUnknown = ({ value }: CountedValue): boolean => value === none || value === unattributed

/** @param counted Values of both populations. @param overlap Members of both. */
export function audienceReport(
  question: AudienceQuestion,
  counted: readonly CountedValue[],
  overlap: number,
): AudienceReport {
  const values = commonest(counted)
  const [from, to] = [sum(counted, 'from'), sum(counted, 'to')]
  const known = values.filter((value) => !isUnknown(value))
  return {
    ...{ from, to, overlap },
    rows: values.map((value) => rowOf(question, value, { from, to })),
    difference: mixDifference(values),
    knownDifference: mixDifference(known),
    caveats: [...unknownCaveat(counted, from, to), ...rareCaveat(counted, values), ...overlapCaveat(overlap, from, to)],
    meta: metaOf(question, [small(question, from, to)]),
  }
}

type Sizes = { readonly from: number; readonly to: number }

function rowOf({ workspace }: AudienceQuestion, counted: CountedValue, sizes: Sizes): AudienceRow {
  const { value, from, to } = counted
  return {
    value,
    label: labelOf(value),
    isUnknown: isUnknown(counted),
    from: ratio(from, sizes.from, workspace.minimumSample),
    to: ratio(to, sizes.to, workspace.minimumSample),
    index: timesOf({ part: to, of: sizes.to }, { part: from, of: sizes.from }),
  }
}

const sum = (counted: readonly CountedValue[], side: 'from' | 'to'): number =>
  counted.reduce((all, value) => all + value[side], 0)

/** By how common they are in both together; unknown ones are never added up with others. */
function commonest(counted: readonly CountedValue[]): CountedValue[] {
  const ordered = counted.toSorted((a, b) => b.from + b.to - a.from - a.to || compareText(a.value, b.value))
  const known = ordered.filter((value) => !isUnknown(value))
  const rare = known.slice(mostValues)
  if (rare.length === 0) return ordered
  const kept = new Set([...known.slice(0, mostValues), ...ordered.filter(isUnknown)])
  return [...ordered.filter((value) => kept.has(value)), { value: other, from: sum(rare, 'from'), to: sum(rare, 'to') }]
}

function unknownCaveat(counted: readonly CountedValue[], from: number, to: number): string[] {
  const unknown = counted.filter(isUnknown)
  if (unknown.length === 0) return []
  const [inFrom, inTo] = [sum(unknown, 'from'), sum(unknown, 'to')]
  return [`Of ${inFrom} of ${from}, and of ${inTo} of ${to}, nothing is known: knownDifference leaves them out.`]
}

const rareCaveat = (counted: readonly CountedValue[], values: readonly CountedValue[]): string[] =>
  counted.length === values.length
    ? []
    : [`${counted.length - values.length + 1} rarer values are added up in ${other}.`]

const overlapCaveat = (overlap: number, from: number, to: number): string[] =>
  overlap === 0
    ? []
    : [`${overlap} are in both, of ${from} and ${to}: intervals are wider than they need be, and p-values larger.`]

function small({ workspace, from, to }: AudienceQuestion, inFrom: number, inTo: number): ReportWarning {
  const few = [
    { population: from.population, members: inFrom },
    { population: to.population, members: inTo },
  ].filter(({ members }) => members < workspace.minimumSample)
  const counts = few.map(({ population, members }) => `${population} ${members}`).join(', ')
  const message = `Fewer than ${workspace.minimumSample} members: ${counts}`
  return { code: 'SMALL_SAMPLE', message, affectedCount: few.length }
}

function metaOf(question: AudienceQuestion, warnings: readonly ReportWarning[]): ReportMeta {
  const [{ range }, { range: ofTo }] = [question.from, question.to]
  const isSame = range.from.getTime() === ofTo.from.getTime() && range.to.getTime() === ofTo.to.getTime()
  return reportMeta({ ...question, range, compareRange: isSame ? null : ofTo }, warnings)
}
