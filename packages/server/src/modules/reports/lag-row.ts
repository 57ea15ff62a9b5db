import { salesSourced, unassigned, unattributed } from '@touchline/schema'
import type { LagSubject } from '../../graphql/resolver-types.generated.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import { lagCaveats } from './lag-caveats.ts'
import type { Lag, LagCurve } from './lag-curve.ts'
import {
  type CountedLag,
  type LagMilestone,
  type LagResult,
  lagMilestones,
  resultOf,
  type Started,
  type Starts,
} from './lag-result.ts'
import { isoDay, type Recording } from './recording.ts'

export type LagRow = {
  readonly keys: readonly DimensionValue<LagSubject>[]
  readonly start: string
  readonly startedBy: Started['by']
  readonly ageDays: number
  readonly results: readonly LagResult[]
  readonly caveats: readonly string[]
}

/** Nobody started these. */
const isMadeUp = (key: string): boolean => [salesSourced, unassigned, unattributed].includes(key)

export function startedOf({ starts, today }: Starts, counted: ReadonlyMap<string, readonly CountedLag[]>): Started[] {
  return starts
    .filter(({ key }) => !isMadeUp(key))
    .map((start) => ({ ...start, ageDays: today - start.day, counted: toldUntil(today, counted.get(start.key)) }))
}

/** What is said to happen in days to come has not happened. */
const toldUntil = (today: number, counted: readonly CountedLag[] = []): CountedLag[] =>
  counted.filter(({ day }) => day === null || day <= today)

/** The lags behind a start, of one milestone, of those with a recorded day. */
export const lagsOf = ({ day, ageDays, counted }: Started, milestone: LagMilestone): Lag[] =>
  counted.flatMap((each) =>
    each.milestone === milestone && each.day !== null
      ? [{ days: Math.max(0, each.day - day), watchedDays: ageDays, leads: each.leads }]
      : [],
  )

/** Whether its wins were recorded from its start on. */
export const isRecorded = ({ day }: Started, { fromDay }: Recording): boolean => fromDay === null || day >= fromDay

type Judging = {
  readonly of: LagSubject
  readonly horizonDays: number
  readonly curves: ReadonlyMap<LagMilestone, LagCurve>
  readonly recording: Recording
  /** The first day of which anything is known. */
  readonly firstDay: number
}

export function lagRow(started: Started, { of, horizonDays, curves, recording, firstDay }: Judging): LagRow {
  const results = lagMilestones.map((milestone) => {
    const isTold = milestone !== 'WON' || isRecorded(started, recording)
    return resultOf(started, milestone, isTold ? (curves.get(milestone) ?? null) : null, horizonDays)
  })
  const { key, day, by, ageDays } = started
  const notRecorded = isRecorded(started, recording) ? null : recording.fromDay
  return {
    keys: dimensionValues([of], [key]),
    ...{ start: isoDay(day), startedBy: by, ageDays, results },
    caveats: lagCaveats({ ageDays, horizonDays, results, notRecorded, mayBeOlder: day === firstDay }),
  }
}
