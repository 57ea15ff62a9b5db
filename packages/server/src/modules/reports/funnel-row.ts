import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy as byKey } from '../../lib/group-by.ts'
import { compareValues, type DimensionValue, dimensionValues } from './dimension-value.ts'
import { expectedDays } from './expected-days.ts'
import { funnelCaveats } from './funnel-caveats.ts'
import type { FunnelQuestion } from './funnel-question.ts'
import {
  type CountedStep,
  dealsOf,
  type FunnelCounts,
  type FunnelJudging,
  type FunnelStep,
  funnelSteps,
} from './funnel-steps.ts'
import { isoDay, type Recording } from './recording.ts'
import { leadsOf } from './stage-exits.ts'
import { type Velocity, velocityOf } from './velocity.ts'

export type FunnelRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly leads: number
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly steps: readonly FunnelStep[]
  readonly velocity: Velocity
  readonly notRecorded: number
  readonly notRecordedBefore: string | null
  readonly caveats: readonly string[]
}

/** Makes a row of what is known of its leads; of no keys, the total. */
type RowOf = (keys: readonly string[], counts: FunnelCounts) => FunnelRow

/** One per combination of keys, most leads first. */
export function rowsOf({ steps, exits }: FunnelCounts, row: RowOf): FunnelRow[] {
  const exitsOf = byKey(exits, ({ keys }) => JSON.stringify(keys))
  return [...byKey(steps, ({ keys }) => JSON.stringify(keys))]
    .map(([text, alike]) => row(alike[0].keys, { steps: alike, exits: exitsOf.get(text) ?? [] }))
    .toSorted((a, b) => b.leads - a.leads || compareValues(a.keys, b.keys))
}

export const rowBy =
  ({ workspace, groupBy, range, asOf }: FunnelQuestion, { fromDay }: Recording): RowOf =>
  (keys, counts) => {
    const daysOfRange = (Math.min(range.to.getTime(), asOf.getTime()) - range.from.getTime()) / 86_400_000
    const { minimumSample, currency, settings } = workspace
    const judging: FunnelJudging = { minimumSample, daysOfRange, expectedDays: expectedDays(settings.stages) }
    const of = (outcome: CountedStep['outcome']) => leadsOf(counts.steps.filter((step) => step.outcome === outcome))
    const notRecorded = leadsOf(counts.steps.filter(({ recorded }) => !recorded))
    const row = {
      keys: keys.length === 0 ? [] : dimensionValues(groupBy, keys),
      leads: leadsOf(counts.steps),
      ...{ won: of('WON'), lost: of('LOST'), open: of('OPEN') },
      steps: funnelSteps(counts, judging),
      velocity: velocityOf(dealsOf(counts.steps), currency, minimumSample),
      notRecorded,
      notRecordedBefore: fromDay === null || notRecorded === 0 ? null : isoDay(fromDay),
    }
    return { ...row, caveats: funnelCaveats(row) }
  }
