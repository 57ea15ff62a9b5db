import type { ExperimentReport } from '../modules/reports/experiment-report.ts'
import { type Column, estimate, flag, interval, money, number, ratio, text } from './column.ts'

type Variant = ExperimentReport['variants'][number]

/** A milestone of a variant of an experiment. */
export type ListedMilestone = Variant['milestones'][number] & {
  readonly report: ExperimentReport
  readonly variant: Variant
}

type Difference = NonNullable<ListedMilestone['difference']>
type RevenueDifference = NonNullable<Variant['revenue']['difference']>

const ofDifference = <Value>(of: (difference: Difference) => Value) => {
  return ({ difference }: ListedMilestone): Value | null => difference && of(difference)
}

/** What a variant earned stands in one row of it, so that it can be summed up. */
const revenueOf = ({ milestone, variant }: ListedMilestone): Variant['revenue'] | null =>
  milestone === 'WON' ? variant.revenue : null

const ofRevenueDifference = <Value>(of: (difference: RevenueDifference) => Value) => {
  return (row: ListedMilestone): Value | null => {
    const difference = revenueOf(row)?.difference
    return difference ? of(difference) : null
  }
}

const tooYoung = ({ report, milestone }: ListedMilestone): boolean =>
  report.maturity.some((each) => each.milestone === milestone && each.tooYoung)

export const experimentColumns: readonly Column<ListedMilestone>[] = [
  text('experiment', ({ report }) => report.name),
  text('variant', ({ variant }) => variant.name),
  flag('is_control', ({ variant }) => variant.isControl),
  number('subjects', ({ variant }) => variant.subjects),
  number('expected_share', ({ variant }) => variant.expectedShare),
  text('milestone', ({ milestone }) => milestone),
  ...ratio('rate', ({ rate }: ListedMilestone) => rate),
  ...estimate(
    'difference',
    ofDifference(({ rate }) => rate),
  ),
  ...estimate(
    'lift',
    ofDifference(({ lift }) => lift),
  ),
  number(
    'p_value',
    ofDifference(({ pValue }) => pValue),
  ),
  number(
    'always_valid_p',
    ofDifference(({ alwaysValidP }) => alwaysValidP),
  ),
  ...interval(
    'always_valid',
    ofDifference(({ alwaysValidInterval }) => alwaysValidInterval),
  ),
  text(
    'decided_on',
    ofDifference(({ decidedOn }) => decidedOn),
  ),
  ...estimate(
    'increment',
    ofDifference(({ increment }) => increment),
  ),
  text(
    'verdict',
    ofDifference(({ verdict }) => verdict),
  ),
  flag('too_young', tooYoung),
  number('buyers', (row) => revenueOf(row)?.buyers ?? null),
  money('revenue', (row) => revenueOf(row)?.total ?? null),
  number('revenue_per_subject', (row) => revenueOf(row)?.perSubject ?? null),
  number(
    'revenue_difference',
    ofRevenueDifference(({ perSubject }) => perSubject),
  ),
  number(
    'revenue_difference_low',
    ofRevenueDifference((difference) => difference.interval?.low ?? null),
  ),
  number(
    'revenue_difference_high',
    ofRevenueDifference((difference) => difference.interval?.high ?? null),
  ),
  number(
    'revenue_drawn_low',
    ofRevenueDifference(({ drawnInterval }) => drawnInterval?.low ?? null),
  ),
  number(
    'revenue_drawn_high',
    ofRevenueDifference(({ drawnInterval }) => drawnInterval?.high ?? null),
  ),
  number(
    'revenue_p_value',
    ofRevenueDifference(({ pValue }) => pValue),
  ),
  money(
    'revenue_increment',
    ofRevenueDifference(({ increment }) => increment),
  ),
  text('currency', (row) => revenueOf(row)?.total.currency ?? null),
  number('mixed', ({ report }) => report.mixed),
  number('too_recent', ({ report }) => report.tooRecent),
  number('sample_ratio_p', ({ report }) => report.sampleRatio.pValue),
  flag('sample_ratio_mismatch', ({ report }) => report.sampleRatio.mismatch),
  text('caveats', ({ variant }) => variant.caveats.join(' ')),
]
