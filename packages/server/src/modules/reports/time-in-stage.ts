import { type IncidenceCurve, incidenceAt, incidenceCurve, wonBy } from './cumulative-incidence.ts'
import { supportedDays } from './follow-up.ts'
import { type DaysInterval, daysUntilLeft } from './leaving-curve.ts'
import { matureFrom } from './projection.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type CountedExit, leadsOf, leavingBy, type Stay, type WayOut } from './stage-exits.ts'
import type { Interval } from './wilson.ts'

/** Null where it can't be told. */
export type EstimatedShare = { readonly value: number | null; readonly interval: Interval | null }

export type DaysInStage = {
  readonly days: number | null
  readonly interval: DaysInterval | null
  readonly beyondFollowUp: boolean
}

/** How long leads are in a stage, and how they leave it. */
export type TimeInStage = {
  readonly leads: number
  readonly wentOn: number
  readonly lost: number
  readonly givenBack: number
  readonly stillThere: number
  readonly undated: number
  readonly notRecorded: number
  readonly backwards: number
  readonly median: DaysInStage
  readonly p90: DaysInStage
  readonly supportedDays: number | null
  readonly left: EstimatedShare
  readonly goneOn: EstimatedShare
  readonly becameLost: EstimatedShare
  readonly cameBack: EstimatedShare
  readonly goneOnSoFar: Ratio
  readonly maturity: number | null
  readonly tooYoung: boolean
  readonly thin: boolean
  readonly expectedDays: number | null
  readonly leftAsExpected: EstimatedShare
  readonly overdue: number | null
}

export const allWays: readonly WayOut[] = ['WENT_ON', 'LOST', 'GIVEN_BACK']

/** @param expectedDays How long leads should be in it at most. Null where nobody has said. */
export function timeInStage(stay: Stay, expectedDays: number | null, minimumSample: number): TimeInStage {
  const { exits, undated, notRecorded, backwards } = stay
  const count = (exit: CountedExit['exit']): number => leadsOf(exits.filter((each) => each.exit === exit))
  const leaving = incidenceCurve(leavingBy(exits, ...allWays))
  const supported = supportedOf(leaving)
  const by = (...ways: readonly WayOut[]): EstimatedShare => shareBy(exits, ways, supported)
  const goneOn = by('WENT_ON')
  const soFar = goneOnSoFar(exits, supported, minimumSample)
  const maturity = goneOn.value ? Math.min(1, (soFar.value ?? 0) / goneOn.value) : null
  return {
    leads: leadsOf(exits),
    ...{ wentOn: count('WENT_ON'), lost: count('LOST'), givenBack: count('GIVEN_BACK') },
    stillThere: count('STILL_THERE'),
    ...{ undated, notRecorded, backwards },
    median: told(leaving, 0.5, supported),
    p90: told(leaving, 0.9, supported),
    supportedDays: supported,
    ...{ left: by(...allWays), goneOn, becameLost: by('LOST'), cameBack: by('GIVEN_BACK') },
    goneOnSoFar: soFar,
    ...{ maturity, tooYoung: maturity !== null && maturity < matureFrom, thin: soFar.thin },
    expectedDays,
    leftAsExpected: asExpected(leaving, expectedDays, supported),
    overdue: expectedDays === null ? null : overdue(exits, expectedDays),
  }
}

/** How far a curve of leaving can be told, in days. */
export const supportedOf = (leaving: IncidenceCurve): number | null => supportedDays(leaving, leaving.at(-1)?.day ?? 0)

const unknown: EstimatedShare = { value: null, interval: null }

function shareBy(exits: readonly CountedExit[], ways: readonly WayOut[], supported: number | null): EstimatedShare {
  if (supported === null) return unknown
  return incidenceAt(incidenceCurve(leavingBy(exits, ...ways)), supported) ?? unknown
}

function goneOnSoFar(exits: readonly CountedExit[], supported: number | null, minimumSample: number): Ratio {
  const goneOn = incidenceCurve(leavingBy(exits, 'WENT_ON'))
  return ratio(wonBy(goneOn, supported ?? Number.POSITIVE_INFINITY), leadsOf(exits), minimumSample)
}

function told(leaving: IncidenceCurve, share: number, supported: number | null): DaysInStage {
  const until = supported === null ? null : daysUntilLeft(leaving, share)
  if (until === null || supported === null || until.days > supported) {
    return { days: null, interval: null, beyondFollowUp: true }
  }
  const { days, interval } = until
  const high = interval?.high ?? null
  const known = interval && { low: interval.low, high: high !== null && high <= supported ? high : null }
  return { days, interval: known, beyondFollowUp: false }
}

function asExpected(leaving: IncidenceCurve, days: number | null, supported: number | null): EstimatedShare {
  const isTold = days !== null && supported !== null && (days <= supported || leaving.every(({ open }) => open === 0))
  return isTold ? (incidenceAt(leaving, days) ?? unknown) : unknown
}

const overdue = (exits: readonly CountedExit[], expectedDays: number): number =>
  leadsOf(exits.filter(({ exit, hours }) => exit === 'STILL_THERE' && hours > expectedDays * 24))
