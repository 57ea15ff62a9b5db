import { type Milestone, milestones, wholeCredit } from '@touchline/schema'
import { splitInto } from '../../lib/split-exactly.ts'
import { anchorOf, implies } from './anchors.ts'
import type { Weighing } from './conversions.ts'
import { pathInColumns, pointAt } from './eligible.ts'
import type { Journeys } from './journeys.ts'
import { modelsInOrder } from './models.ts'
import { anchorMilestones, type EligiblePath } from './share-out.ts'
import { nobody, several, winnerOf } from './winner.ts'

/** Leads in columns, as conversions are derived from them. Instants are epoch milliseconds. */
export type LeadColumns = {
  /** Numbers of persons, whose journeys they are on. */
  readonly person: Int32Array
  /** Counts each person's leads from 1. */
  readonly leadNo: Int32Array
  /** 1 for those that no touchpoint earns. */
  readonly isSalesSourced: Uint8Array
  /** When each milestone was reached; NaN where it wasn't, or nobody dated it. */
  readonly reached: { readonly [Reached in Milestone]: Float64Array }
  /** What reaching it was worth; NaN where nobody says. Milestones that are left out are never worth anything. */
  readonly values: { readonly [Valued in Milestone]?: Float64Array }
}

/** Leads reaching dated milestones, and who earned that. */
export type LeadConversions = {
  readonly count: number
  /** Where its lead stands. */
  readonly lead: Int32Array
  /** Its place among `milestones`. */
  readonly milestone: Uint8Array
  readonly at: Float64Array
  /** NaN without one. */
  readonly valueMinor: Float64Array
  /** The touchpoints that may earn it stand from here on in the journeys, one after the other: so many. */
  readonly start: Int32Array
  readonly touchpoints: Int32Array
  /** From here on stand its credits: those of the first model by touchpoint, of the second, and so on. */
  readonly creditsFrom: Int32Array
  /** Billionths. Those of a model sum to 10⁹, or to 0 where no touchpoint is what it looks for. */
  readonly credits: Float64Array
  /** From here on stand the parts of its value, in the same order; -1 without a value. */
  readonly valueCreditsFrom: Int32Array
  readonly valueCredits: Float64Array
}

const dayMs = 86_400_000

/** What is in memory at once. */
const leadsAtOnce = 4_096

const isImplied = milestones.map((milestone) => anchorMilestones.map((anchor) => implies(milestone, anchor)))

/**
 * The conversions of many leads, in their order: of each one per dated milestone, shared out by every model as `earnedBy` does it.
 *
 * @param journeys Of marketing's touchpoints, by person.
 * @param channels By the numbers that the journeys have of them.
 */
export function* conversionsOfLeads(
  journeys: Journeys,
  channels: readonly string[],
  leads: LeadColumns,
  weighing: Weighing,
): Generator<LeadConversions> {
  const path = pathInColumns(journeys, channels, weighing.halfLifeDays)
  for (let from = 0; from < leads.person.length; from += leadsAtOnce) {
    const found = findConversions(path, journeys, leads, weighing, from)
    shareOutAll(path, leads, found)
    yield found
  }
}

/** Conversions of leads from a place on, with what may earn each. Nothing is shared out yet. */
function findConversions(
  path: EligiblePath,
  journeys: Journeys,
  { person, isSalesSourced, reached, values }: LeadColumns,
  { lookbackDays }: Weighing,
  from: number,
): LeadConversions {
  const to = Math.min(from + leadsAtOnce, person.length)
  const found = emptyConversions((to - from) * milestones.length)
  const reachedAt = milestones.map((milestone) => reached[milestone])
  const valuesOf = milestones.map((milestone) => values[milestone])
  let count = 0
  let [credits, valueCredits] = [0, 0]
  for (let lead = from; lead < to; lead++) {
    const whose = isSalesSourced[lead] === 1 ? -1 : (person[lead] as number)
    for (let milestone = 0; milestone < reachedAt.length; milestone++) {
      const at = reachedAt[milestone]?.[lead] as number
      if (Number.isNaN(at)) continue
      pointAt(path, journeys, whose, at, at - lookbackDays * dayMs)
      const value = valuesOf[milestone]?.[lead] ?? Number.NaN
      const parts = path.count * modelsInOrder.length
      found.lead[count] = lead
      found.milestone[count] = milestone
      found.at[count] = at
      found.valueMinor[count] = value
      found.start[count] = path.start
      found.touchpoints[count] = path.count
      found.creditsFrom[count] = credits
      credits += parts
      found.valueCreditsFrom[count] = Number.isNaN(value) ? -1 : valueCredits
      if (!Number.isNaN(value)) valueCredits += parts
      count++
    }
  }
  return { ...found, count, credits: new Float64Array(credits), valueCredits: new Float64Array(valueCredits) }
}

const emptyConversions = (most: number) => ({
  lead: new Int32Array(most),
  milestone: new Uint8Array(most),
  at: new Float64Array(most),
  valueMinor: new Float64Array(most),
  start: new Int32Array(most),
  touchpoints: new Int32Array(most),
  creditsFrom: new Int32Array(most),
  valueCreditsFrom: new Int32Array(most),
})

function shareOutAll(path: EligiblePath, { reached }: LeadColumns, found: LeadConversions): void {
  const anchorsReached = anchorMilestones.map((anchor) => reached[anchor])
  const splitting = splitter(found)
  for (let conversion = 0; conversion < found.count; conversion++) {
    path.count = found.touchpoints[conversion] as number
    if (path.count === 0) continue
    path.start = found.start[conversion] as number
    const at = found.at[conversion] as number
    const lead = found.lead[conversion] as number
    const implied = isImplied[found.milestone[conversion] as number] as readonly boolean[]
    for (let k = 0; k < anchorsReached.length; k++) {
      const reachedAt = anchorsReached[k]?.[lead] as number
      path.anchors[k] = Number.isNaN(reachedAt) ? -1 : anchorOf(path, reachedAt, at, implied[k] as boolean)
    }
    splitting(path, conversion)
  }
}

/** Shares out one conversion by each model. */
function splitter({ credits, creditsFrom, valueCredits, valueCreditsFrom, valueMinor, touchpoints }: LeadConversions) {
  const most = touchpoints.reduce((highest, count) => Math.max(highest, count), 0)
  const shares = new Float64Array(most)
  const split = (total: number, count: number, winner: number, into: Float64Array, from: number): void => {
    if (winner >= 0) into[from + winner] = total
    if (winner === several) splitInto(total, shares, count, into, from)
  }
  return (path: EligiblePath, conversion: number): void => {
    const { count } = path
    let from = creditsFrom[conversion] as number
    let valueFrom = valueCreditsFrom[conversion] as number
    const value = valueMinor[conversion] as number
    for (const shareOut of modelsInOrder) {
      shareOut(path, shares)
      const winner = winnerOf(shares, count)
      if (winner !== nobody) {
        split(wholeCredit, count, winner, credits, from)
        if (valueFrom >= 0) split(value, count, winner, valueCredits, valueFrom)
      }
      from += count
      if (valueFrom >= 0) valueFrom += count
    }
  }
}
