import { orderedMilestones } from '@touchline/schema'
import { incidenceCurve } from './cumulative-incidence.ts'
import { meanDaysWithin } from './leaving-curve.ts'
import { type Ratio, ratio } from './ratio.ts'
import { stageCaveats } from './stage-caveats.ts'
import { type CountedExit, type FunnelMilestone, leadsOf, leavingBy, stayOf } from './stage-exits.ts'
import { allWays, supportedOf, type TimeInStage, timeInStage } from './time-in-stage.ts'
import type { Deals } from './velocity.ts'

/** Leads of one combination of keys that came equally far, and of which the same became. */
export type CountedStep = {
  readonly keys: readonly string[]
  /** The last milestone that they reached, counted from LEAD, which is 0. */
  readonly furthest: number
  readonly outcome: 'WON' | 'LOST' | 'OPEN'
  /** They were created when wins were recorded. */
  readonly recorded: boolean
  readonly leads: number
  /** One per milestone from MQL on: known only by a later one, and only by the CRM's stage. */
  readonly implied: readonly number[]
  readonly undated: readonly number[]
  readonly valueMinor: string
  readonly valued: number
  readonly cycleHours: number
  readonly timed: number
}

/** What is known of the leads of one row. */
export type FunnelCounts = { readonly steps: readonly CountedStep[]; readonly exits: readonly CountedExit[] }

/** By what leads are judged. */
export type FunnelJudging = {
  readonly minimumSample: number
  /** How long leads should be in each stage at most. */
  readonly expectedDays: ReadonlyMap<FunnelMilestone, number>
  /** How many days of the range there were. */
  readonly daysOfRange: number
}

export type FunnelStep = {
  readonly milestone: FunnelMilestone
  readonly reached: number
  readonly implied: number
  readonly undated: number
  readonly fromPrevious: Ratio | null
  readonly fromFirst: Ratio
  readonly lostHere: number
  readonly stillHere: number
  readonly time: (TimeInStage & { readonly caveats: readonly string[] }) | null
  readonly capacity: StageCapacity | null
}

type StageCapacity = {
  readonly arrivalsPerDay: number | null
  readonly meanDays: number | null
  readonly withinDays: number | null
  readonly leads: number | null
}

export const funnelSteps = (counts: FunnelCounts, judging: FunnelJudging): FunnelStep[] =>
  orderedMilestones.map((milestone, no) => stepOf(counts, judging, milestone, no))

function stepOf(counts: FunnelCounts, judging: FunnelJudging, milestone: FunnelMilestone, no: number): FunnelStep {
  const reachedBy = (at: number): number => leadsOf(counts.steps.filter(({ furthest }) => furthest >= at))
  const here = counts.steps.filter(({ furthest }) => furthest === no)
  const known = (how: 'implied' | 'undated'): number =>
    counts.steps.reduce((sum, step) => sum + (step[how][no - 1] ?? 0), 0)
  const [reached, implied] = [reachedBy(no), known('implied')]
  const { minimumSample } = judging
  const isLast = milestone === 'WON'
  return {
    ...{ milestone, reached, implied, undated: known('undated') },
    fromPrevious: no === 0 ? null : ratio(reached, reachedBy(no - 1), minimumSample),
    fromFirst: ratio(reached, reachedBy(0), minimumSample),
    lostHere: leadsOf(here.filter(({ outcome }) => outcome === 'LOST')),
    stillHere: leadsOf(here.filter(({ outcome }) => outcome === 'OPEN')),
    time: isLast ? null : timeOf(counts.exits, judging, milestone),
    capacity: isLast ? null : capacityOf(counts.exits, judging, milestone, reached - implied),
  }
}

const at = (exits: readonly CountedExit[], milestone: FunnelMilestone): CountedExit[] =>
  exits.filter((exit) => exit.milestone === milestone)

function timeOf(exits: readonly CountedExit[], judging: FunnelJudging, milestone: FunnelMilestone) {
  const expected = judging.expectedDays.get(milestone) ?? null
  const time = timeInStage(stayOf(at(exits, milestone)), expected, judging.minimumSample)
  return { ...time, caveats: stageCaveats(milestone, time) }
}

/** Little's law. @see https://doi.org/10.1287/opre.9.3.383 Little 1961 */
function capacityOf(
  exits: readonly CountedExit[],
  { daysOfRange }: FunnelJudging,
  milestone: FunnelMilestone,
  arrivals: number,
): StageCapacity {
  const leaving = incidenceCurve(leavingBy(stayOf(at(exits, milestone)).exits, ...allWays))
  const withinDays = supportedOf(leaving)
  const meanDays = withinDays === null ? null : meanDaysWithin(leaving, withinDays)
  const arrivalsPerDay = daysOfRange > 0 ? arrivals / daysOfRange : null
  const leads = arrivalsPerDay === null || meanDays === null ? null : arrivalsPerDay * meanDays
  return { arrivalsPerDay, meanDays, withinDays, leads }
}

/** Of those that reached OPPORTUNITY when wins were recorded. */
export function dealsOf(steps: readonly CountedStep[]): Deals {
  const deals = steps.filter(({ furthest, recorded }) => recorded && furthest >= opportunity)
  const of = (outcome: string): number => leadsOf(deals.filter((step) => step.outcome === outcome))
  const sum = (what: 'valued' | 'timed' | 'cycleHours'): number => deals.reduce((total, step) => total + step[what], 0)
  return {
    ...{ open: of('OPEN'), won: of('WON'), lost: of('LOST') },
    ...{ valued: sum('valued'), timed: sum('timed'), cycleHours: sum('cycleHours') },
    valueMinor: deals.reduce((total, { valueMinor }) => total + BigInt(valueMinor), 0n),
  }
}

const opportunity = orderedMilestones.indexOf('OPPORTUNITY')
