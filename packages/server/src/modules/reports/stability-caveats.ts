import { type ChartSignal, fewestWeeks } from './control-chart.ts'
import type { Ratio } from './ratio.ts'
import { isoDay } from './recording.ts'

type Chart = {
  readonly withinDays: number
  readonly centre: Ratio
  readonly verdict: string
  readonly points: readonly { readonly week: string; readonly rate: Ratio; readonly signals: readonly ChartSignal[] }[]
  readonly young: readonly unknown[]
}

type Told = {
  readonly leadsEver: number
  readonly acceptance: Chart
  readonly closeRate: Chart
  readonly notRecorded: number
  readonly undated: number
  readonly recordedFrom: number | null
  readonly minimumSample: number
}

/** What stands out, and what to know before trusting it, in sentences that name its numbers. */
export const stabilityCaveats = (told: Told): string[] =>
  [
    experimental(told),
    ...ofChart('Accepted', told.acceptance),
    ...ofChart('Won', told.closeRate),
    notRecorded(told),
    undated(told),
  ].filter((sentence) => sentence !== null)

const experimental = ({ leadsEver, minimumSample, acceptance }: Told): string | null =>
  acceptance.verdict === 'EXPERIMENTAL'
    ? `Experimental: ${counted(leadsEver, 'lead')} so far, and limits take ${minimumSample}.`
    : null

const ofChart = (what: string, chart: Chart): (string | null)[] => [
  tooFew(what, chart),
  beyond(what, chart, 'ABOVE_LIMIT', 'more'),
  beyond(what, chart, 'BELOW_LIMIT', 'less'),
  run(what, chart, 'RUN_ABOVE', 'above'),
  run(what, chart, 'RUN_BELOW', 'below'),
]

const tooFew = (what: string, { verdict, points, young, withinDays }: Chart): string | null =>
  verdict === 'TOO_FEW'
    ? `${what} within ${withinDays} days: limits take ${fewestWeeks} weeks that have had these; there are ${points.length}, and ${young.length} have not yet.`
    : null

function beyond(what: string, { points, centre }: Chart, signal: ChartSignal, than: string): string | null {
  const some = points.filter(({ signals }) => signals.includes(signal))
  const each = some.map(({ week, rate }) => `${week} (${rate.numerator} of ${rate.denominator})`)
  return some.length === 0
    ? null
    : `${what}: ${than} than chance makes of ${percent(centre)} in the week of ${each.join(', ')}.`
}

function run(what: string, { points, centre }: Chart, signal: ChartSignal, side: string): string | null {
  const some = points.filter(({ signals }) => signals.includes(signal)).map(({ week }) => week)
  return some.length === 0
    ? null
    : `${what}: ${some.length} weeks in runs ${side} ${percent(centre)}, from ${some[0]} to ${some.at(-1)}.`
}

const notRecorded = ({ notRecorded: count, recordedFrom }: Told): string | null =>
  count === 0 || recordedFrom === null
    ? null
    : `Left out of the close rate: ${counted(count, 'lead')} of the range created before ${isoDay(recordedFrom)}, when wins were not recorded.`

const undated = ({ undated: count }: Told): string | null =>
  count === 0
    ? null
    : `Left out of the close rate: ${counted(count, 'lead')} of the range won on a day that nobody recorded.`

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
const percent = ({ value }: Ratio): string => `${((value ?? 0) * 100).toFixed(1)}%`
