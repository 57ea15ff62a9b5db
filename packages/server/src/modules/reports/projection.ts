import { incidenceAt, incidenceCurve, type OutcomeCount, wonBy } from './cumulative-incidence.ts'
import { supportedDays } from './follow-up.ts'
import { type Ratio, ratio } from './ratio.ts'
import type { Interval } from './wilson.ts'

/** What is known of the leads of a row. */
export type WatchedLeads = {
  /** Of those that can be judged by: whose wins were recorded, on a day that somebody knows. */
  readonly outcomes: readonly OutcomeCount[]
  /** Left out: created before wins were recorded. */
  readonly notRecorded: number
  /** Left out: won, on a day that nobody recorded. */
  readonly undated: number
  /** Counted as won at once: the CRM has their win before they were created. */
  readonly wonBefore: number
}

/** What can be said of leads. */
type MaturityVerdict = 'JUDGEABLE' | 'TOO_YOUNG' | 'TOO_FEW'

/** Which share of leads is to be expected to be won within `horizonDays` of their creation, those still open included. */
export type Projection = {
  /** Those that it is of. */
  readonly leads: number
  readonly notRecorded: number
  readonly undated: number
  readonly wonBefore: number
  readonly horizonDays: number
  /** Null where too few leads have been watched for so long. */
  readonly value: number | null
  readonly interval: Interval | null
  /** How far there are leads enough, `horizonDays` at most. Null where there are too few of any age. */
  readonly supportedDays: number | null
  /** The same by then. Null likewise. */
  readonly supportedValue: number | null
  readonly supportedInterval: Interval | null
  /** Those won so far within `supportedDays`, of all. */
  readonly observed: Ratio
  /** The share of `supportedValue` that is observed. Null where none is to be expected. */
  readonly maturity: number | null
  readonly verdict: MaturityVerdict
  readonly thin: boolean
  readonly tooYoung: boolean
  readonly beyondFollowUp: boolean
}

/** Below this share of what is to be expected, leads are too young to be judged. */
export const matureFrom = 0.8

export function project(watched: WatchedLeads, horizonDays: number, minimumSample: number): Projection {
  const { outcomes, notRecorded, undated, wonBefore } = watched
  const curve = incidenceCurve(outcomes)
  const leads = outcomes.reduce((sum, count) => sum + count.leads, 0)
  const supported = supportedDays(curve, horizonDays)
  const { value, interval } = (supported === null ? null : incidenceAt(curve, supported)) ?? unknown
  const beyondFollowUp = supported !== horizonDays
  const observed = ratio(wonBy(curve, supported ?? horizonDays), leads, minimumSample)
  const maturity = value ? Math.min(1, (observed.value ?? 0) / value) : null
  const verdict = supported === null ? 'TOO_FEW' : verdictOf(beyondFollowUp, maturity)
  return {
    ...{ leads, notRecorded, undated, wonBefore, horizonDays },
    ...(beyondFollowUp ? unknown : { value, interval }),
    ...{ supportedDays: supported, supportedValue: value, supportedInterval: interval },
    ...{ observed, maturity, verdict },
    ...{ thin: observed.thin, tooYoung: verdict === 'TOO_YOUNG', beyondFollowUp },
  }
}

const unknown = { value: null, interval: null }

const verdictOf = (beyondFollowUp: boolean, maturity: number | null): MaturityVerdict =>
  beyondFollowUp || (maturity !== null && maturity < matureFrom) ? 'TOO_YOUNG' : 'JUDGEABLE'
