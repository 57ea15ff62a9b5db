import type { Bend } from './newton.ts'

/** So many leads, after whole days of age. */
export type DayCount = { readonly days: number; readonly leads: number }

/** What is known of leads without asking which were lost. */
export type WaitedLeads = {
  /** Won, on which day of their age. */
  readonly won: readonly DayCount[]
  /** Not won, in how many days of watching; that of the last included. Lost ones are among them. */
  readonly notWon: readonly DayCount[]
}

/** The share that is never won, and how long the others take: Weibull's shape and scale, in days. */
export type CureModel = { readonly neverWon: number; readonly shape: number; readonly scaleDays: number }

/** logit of the share that is never won, log of the shape, log of the scale. */
export const modelAt = (point: readonly number[]): CureModel => ({
  neverWon: 1 / (1 + Math.exp(-(point[0] ?? 0))),
  shape: Math.exp(point[1] ?? 0),
  scaleDays: Math.exp(point[2] ?? 0),
})

export const pointOf = ({ neverWon, shape, scaleDays }: CureModel): number[] => [
  Math.log(neverWon / (1 - neverWon)),
  Math.log(shape),
  Math.log(scaleDays),
]

/**
 * How well a model fits leads: the logarithm of their probability, and its derivatives by the three coordinates of a point.
 *
 * A win is known by its day d, so its probability is (1 − c)(S(d) − S(d + 1)), also on day 0; a lead that isn't won by the
 * end of day a has c + (1 − c) S(a + 1), where c is the share that is never won and S(t) = exp(−(t / scale)^shape).
 *
 * @see https://doi.org/10.2307/2529885 Farewell 1982
 */
export function likelihood({ won, notWon }: WaitedLeads, point: readonly number[]): Bend {
  const sum = emptySum()
  const model = modelAt(point)
  for (const { days, leads } of won) addWon(sum, model, days, leads)
  for (const { days, leads } of notWon) addNotWon(sum, model, days, leads)
  const { value, c, a, m, cc, ca, cm, aa, am, mm } = sum
  return {
    value,
    gradient: [c, a, m],
    hessian: [
      [cc, ca, cm],
      [ca, aa, am],
      [cm, am, mm],
    ],
  }
}

/** Derivatives by logit of c, log shape (a) and log scale (m). */
type Sum = Record<'value' | 'c' | 'a' | 'm' | 'cc' | 'ca' | 'cm' | 'aa' | 'am' | 'mm', number>

const emptySum = (): Sum => ({ value: 0, c: 0, a: 0, m: 0, cc: 0, ca: 0, cm: 0, aa: 0, am: 0, mm: 0 })

/** (t / scale)^shape and its derivatives: the hazard so far. */
type Hazard = Record<'z' | 'a' | 'm' | 'aa' | 'am' | 'mm', number>

function hazard({ shape, scaleDays }: CureModel, days: number): Hazard {
  if (days === 0) return { z: 0, a: 0, m: 0, aa: 0, am: 0, mm: 0 }
  const log = shape * Math.log(days / scaleDays)
  const z = Math.exp(log)
  return { z, a: z * log, m: -shape * z, aa: z * log * (log + 1), am: -shape * z * (log + 1), mm: shape ** 2 * z }
}

/** log(1 − c) − z(d) + log(1 − e^−δ), δ = z(d + 1) − z(d): exact where the difference of two S would be lost in rounding. */
function addWon(sum: Sum, model: CureModel, days: number, leads: number): void {
  const c = model.neverWon
  const [from, to] = [hazard(model, days), hazard(model, days + 1)]
  const [delta, a, m] = [to.z - from.z, to.a - from.a, to.m - from.m]
  const slope = 1 / Math.expm1(delta)
  const bend = slope * (1 + slope)
  sum.value += leads * (Math.log1p(-c) - from.z + Math.log(-Math.expm1(-delta)))
  sum.c -= leads * c
  sum.a += leads * (slope * a - from.a)
  sum.m += leads * (slope * m - from.m)
  sum.cc -= leads * c * (1 - c)
  sum.aa += leads * (slope * (to.aa - from.aa) - from.aa - bend * a * a)
  sum.am += leads * (slope * (to.am - from.am) - from.am - bend * a * m)
  sum.mm += leads * (slope * (to.mm - from.mm) - from.mm - bend * m * m)
}

/** log(1 − (1 − c)(1 − S)). */
function addNotWon(sum: Sum, model: CureModel, days: number, leads: number): void {
  const c = model.neverWon
  const { z, ...by } = hazard(model, days + 1)
  const wonByThen = -Math.expm1(-z)
  const left = 1 - (1 - c) * wonByThen
  const ofOpen = ((1 - c) * Math.exp(-z)) / left
  const toCure = (c * (1 - c) * wonByThen) / left
  const [slopeA, slopeM] = [-ofOpen * by.a, -ofOpen * by.m]
  sum.value += leads * Math.log1p(-(1 - c) * wonByThen)
  sum.c += leads * toCure
  sum.a += leads * slopeA
  sum.m += leads * slopeM
  sum.cc += leads * (toCure * (1 - 2 * c) - toCure ** 2)
  sum.ca -= leads * (c + toCure) * slopeA
  sum.cm -= leads * (c + toCure) * slopeM
  sum.aa += leads * (ofOpen * (by.a ** 2 - by.aa) - slopeA ** 2)
  sum.am += leads * (ofOpen * (by.a * by.m - by.am) - slopeA * slopeM)
  sum.mm += leads * (ofOpen * (by.m ** 2 - by.mm) - slopeM ** 2)
}
