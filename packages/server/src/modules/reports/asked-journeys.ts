import { compareText } from '../../lib/order.ts'
import { takingBreaks } from '../../lib/taking-breaks.ts'
import type { CreditSum } from '../attribution/credit-sums.ts'
import type { Journeys } from '../attribution/journeys.ts'
import type { Ways } from '../attribution/path.ts'
import type { ShareOut } from '../attribution/share-out.ts'
import { type Ends, renumbered, travelled } from '../attribution/travelled.ts'
import { type ConversionColumns, weighAll } from '../attribution/weigh.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import type { EarnedCredit } from './earned-credit.ts'
import type { NumberedPaths } from './numbered-paths.ts'

/** The conversions that a question is about, and the journeys of whoever's they are, in columns. */
export type AskedJourneys = {
  readonly journeys: Journeys
  readonly conversions: ConversionColumns
  /** Journeys that didn't convert, as far as they count. */
  readonly unconverted: Ends
  readonly channels: readonly string[]
  /** What the numbers of keys stand for: one value per dimension. */
  readonly keys: readonly (readonly string[])[]
}

/** Conversions of which it is still to be said what `uncredited` counts as. */
export type ReadConversions = Omit<ConversionColumns, 'uncredited'> & {
  /** Number of who has the credit that no touchpoint earned; -1 where the question leaves that out. */
  readonly uncreditedTo: Int32Array
  /** What these numbers stand for. */
  readonly uncredited: readonly string[]
}

/** Whoever has what no touchpoint earned is a key as well: in each dimension. */
export function creditedTo(
  { uncreditedTo, uncredited, ...conversions }: ReadConversions,
  ofTouchpoints: readonly (readonly string[])[],
  dimensions: number,
): Pick<AskedJourneys, 'conversions' | 'keys'> {
  const keys = [...ofTouchpoints]
  const numberOf = new Map(keys.map((values, key) => [JSON.stringify(values), key]))
  const keyOf = uncredited.map((text) => {
    const values = Array.from({ length: dimensions }, () => text)
    return numberOf.get(JSON.stringify(values)) ?? keys.push(values) - 1
  })
  const uncreditedKeys = uncreditedTo.map((text) => keyOf[text] ?? -1)
  return { keys, conversions: { ...conversions, uncredited: uncreditedKeys } }
}

/** What each of `rules` gives: rows, and the total. */
export async function earnedByRules(
  { milestone, lookbackDays, halfLifeDays }: AttributionQuestion,
  { journeys, conversions, channels, keys }: AskedJourneys,
  rules: readonly ShareOut[],
): Promise<EarnedCredit[][]> {
  const asked = { milestone, lookbackDays, halfLifeDays, channels, keyCount: keys.length }
  const byRule = await takingBreaks(weighAll(journeys, conversions, rules, asked))
  return byRule.map((sums) => sums.flatMap((sum, key) => earned(sum, keys[key])))
}

/** @param keys None of the total. */
const earned = (
  { credit, valueMinor, ...counts }: CreditSum,
  keys: readonly string[] | undefined,
): readonly EarnedCredit[] =>
  keys === undefined || counts.conversions > 0
    ? [{ isTotal: keys === undefined, keys: keys ?? [], credit: `${credit}`, valueMinor: `${valueMinor}`, ...counts }]
    : []

/** The ways that journeys went. Journeys without a touchpoint that may be credited went no way. */
export function pathsOf(
  { lookbackDays }: AttributionQuestion,
  { journeys, conversions, unconverted, keys }: AskedJourneys,
): NumberedPaths {
  const converted = { subject: conversions.subject, until: conversions.at }
  const ways = travelled(journeys, converted, unconverted, lookbackDays)
  const named = keysOn(ways, keys.length).map((key) => ({ key, name: JSON.stringify(keys[key]) }))
  const inOrder = named.sort((a, b) => compareText(a.name, b.name)).map(({ key }) => key)
  const numberOf = new Int32Array(keys.length)
  for (const [number, key] of inOrder.entries()) numberOf[key] = number
  return { keys: inOrder.map((key) => keys[key] ?? []), ways: renumbered(ways, journeys, numberOf) }
}

/** Those that a journey went through. */
function keysOn(ways: Ways, keyCount: number): number[] {
  const isOn = new Uint8Array(keyCount)
  ways((channels, start, length) => {
    for (let i = start; i < start + length; i++) isOn[channels[i] as number] = 1
  })
  return Array.from(isOn.keys()).filter((key) => isOn[key] === 1)
}
