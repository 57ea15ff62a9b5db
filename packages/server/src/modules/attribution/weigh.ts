import { type Milestone, wholeCredit } from '@touchline/schema'
import { splitInto } from '../../lib/split-exactly.ts'
import { anchorOf, implies } from './anchors.ts'
import type { Weighing } from './conversions.ts'
import { type CreditSum, type CreditSums, creditSums, touchedKeys } from './credit-sums.ts'
import { pathInColumns, pointAt } from './eligible.ts'
import type { Journeys } from './journeys.ts'
import { type AnchorMilestone, anchorMilestones, type EligiblePath, type ShareOut } from './share-out.ts'
import { nobody, winnerOf } from './winner.ts'

/** Leads that reached one milestone, in columns. Instants are epoch milliseconds. */
export type ConversionColumns = {
  /** Number of whoever's journey may earn it; -1 where none may. */
  readonly subject: Int32Array
  readonly at: Float64Array
  /** NaN without one. */
  readonly valueMinor: Float64Array
  /** When each anchor was reached, before the conversion or after; NaN where nobody dated it. */
  readonly reached: { readonly [Anchor in AnchorMilestone]: Float64Array }
  /** Number of what has the credit that no touchpoint earned; -1 where it isn't summed. */
  readonly uncredited: Int32Array
}

type Asked = Weighing & {
  readonly milestone: Milestone
  /** The channels, by their numbers. */
  readonly channels: readonly string[]
  /** Keys are numbered below it. */
  readonly keyCount: number
}

const dayMs = 86_400_000

/** So many are weighed before anybody else may have a turn. */
const atOnce = 10_000

/** So many conversions, and so much of value, are summed exactly in floating point: together below 2^53. */
const mostConversions = 2 ** 22
const mostValue = 2 ** 52

/**
 * Shares out many conversions by each of `models` and sums that up by key, as `earnedBy` does with one: whole numbers, so that
 * nothing depends on the order.
 *
 * @returns One for each model: by key, and last of all. It yields now and then, as it may take seconds.
 */
export function* weighAll(
  journeys: Journeys,
  conversions: ConversionColumns,
  models: readonly ShareOut[],
  asked: Asked,
): Generator<void, CreditSum[][]> {
  const touched = touchedKeys(asked.keyCount)
  const weighers = models.map((shareOut) => weigher(shareOut, creditSums(asked.keyCount, touched), journeys.key))
  const pathOf = eligiblePaths(journeys, conversions, asked)
  const carryInTime = carrying(() => weighers.forEach(({ sums }) => void sums.carry()))
  for (let conversion = 0; conversion < conversions.at.length; conversion++) {
    if (conversion % atOnce === atOnce - 1) yield
    const value = conversions.valueMinor[conversion] as number
    const path = pathOf(conversion)
    touched.begin(value)
    for (let i = path.start; i < path.start + path.count; i++) touched.touch(journeys.key[i] as number)
    carryInTime(value)
    for (const { weigh } of weighers) weigh(path, value, conversions.uncredited[conversion] as number)
  }
  return weighers.map(({ sums }) => sums.sums())
}

/** Told of the value of each conversion before it is summed. */
function carrying(carry: () => void): (value: number) => void {
  let conversions = 0
  let values = 0
  return (value) => {
    const size = Number.isNaN(value) ? 0 : Math.abs(value)
    if (++conversions > mostConversions || values + size > mostValue) {
      carry()
      conversions = 1
      values = 0
    }
    values += size
  }
}

function weigher(shareOut: ShareOut, sums: CreditSums, keys: Int32Array) {
  let shares = new Float64Array(64)
  let parts = new Float64Array(64)
  const { credit, value: values } = sums
  const weigh = (path: EligiblePath, value: number, uncredited: number): void => {
    const { start, count } = path
    if (count > shares.length) {
      shares = new Float64Array(count * 2)
      parts = new Float64Array(count * 2)
    }
    if (count > 0) shareOut(path, shares)
    const winner = winnerOf(shares, count)
    if (winner >= 0) sums.addWhole(keys[start + winner] as number, value)
    else if (winner === nobody) sums.addUnearned(uncredited, value)
    else {
      splitInto(wholeCredit, shares, count, parts)
      addParts(credit, keys, start, count, parts)
      if (Number.isNaN(value)) return
      splitInto(value, shares, count, parts)
      addParts(values, keys, start, count, parts)
    }
  }
  return { sums, weigh }
}

function addParts(sums: Float64Array, keys: Int32Array, start: number, count: number, parts: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const key = keys[start + i] as number
    if (key >= 0) sums[key] = (sums[key] as number) + (parts[i] as number)
  }
}

/** Finds the touchpoints that may earn a conversion. What it returns is used for the next one again. */
function eligiblePaths(
  journeys: Journeys,
  conversions: ConversionColumns,
  { milestone, lookbackDays, halfLifeDays, channels }: Asked,
): (conversion: number) => EligiblePath {
  const path = pathInColumns(journeys, channels, halfLifeDays)
  const reached = anchorMilestones.map((anchor) => conversions.reached[anchor])
  const isImplied = anchorMilestones.map((anchor) => implies(milestone, anchor))
  return (conversion) => {
    const convertedAt = conversions.at[conversion] as number
    const subject = conversions.subject[conversion] as number
    pointAt(path, journeys, subject, convertedAt, convertedAt - lookbackDays * dayMs)
    for (let k = 0; k < reached.length; k++) {
      const reachedAt = reached[k]?.[conversion] as number
      const isDated = !Number.isNaN(reachedAt)
      path.anchors[k] = isDated ? anchorOf(path, reachedAt, convertedAt, isImplied[k] as boolean) : -1
    }
    return path
  }
}
