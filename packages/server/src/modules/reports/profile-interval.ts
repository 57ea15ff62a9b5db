import { climb, type Peak, variances } from './newton.ts'
import { z95 } from './normal.ts'
import type { Interval } from './wilson.ts'

type Profiled = Parameters<typeof climb>[0] & { readonly peak: Peak }

const mostStrides = 40
const mostCuts = 60

/** In standard errors: what rounding leaves of a sum over a million leads is less. */
const closeEnough = 1e-7

/**
 * Where the first coordinate truly lies with 95% confidence: as far on either side as the logarithm of the likelihood, the
 * best that the others can make of it, stays within z²/2 of its peak.
 *
 * @returns Null where an end isn't reached within bounds, or the others have no peak on the way.
 */
export function profileInterval(profiled: Profiled): Interval | null {
  const low = endOf(profiled, -1)
  const high = low === null ? null : endOf(profiled, 1)
  return low === null || high === null ? null : { low, high }
}

/** A point of the profile, and by how much it is beyond the interval: negative within. */
type Place = { readonly point: readonly number[]; readonly excess: number }

function endOf(profiled: Profiled, toward: -1 | 1): number | null {
  const stride = toward * z95 * Math.sqrt(variances(profiled.peak)?.[0] ?? 1)
  let inside: Place = { point: profiled.peak.point, excess: -z95 }
  for (let step = 0; step < mostStrides; step++) {
    const next = placeAt(profiled, firstOf(inside) + stride, inside.point)
    if (!next) return null
    if (next.excess > 0) return between(profiled, inside, next)
    inside = next
  }
  return null
}

/** By cutting the chord, which is nearly straight; an end that stays is held half as far off (the Illinois method). */
function between(profiled: Profiled, from: Place, to: Place): number | null {
  let [other, last] = [from, to]
  for (let cut = 0; cut < mostCuts; cut++) {
    const at = (firstOf(other) * last.excess - firstOf(last) * other.excess) / (last.excess - other.excess)
    const place = placeAt(profiled, at, last.point)
    if (!place) return null
    if (Math.abs(place.excess) < closeEnough) return at
    other = place.excess > 0 === last.excess > 0 ? halved(other) : last
    last = place
  }
  return null
}

const firstOf = ({ point }: Place): number => point[0] ?? 0
const halved = ({ point, excess }: Place): Place => ({ point, excess: excess / 2 })

function placeAt(profiled: Profiled, first: number, last: readonly number[]): Place | null {
  const best = bestAt(profiled, first, last)
  if (!best) return null
  const deviance = 2 * (profiled.peak.bend.value - best.bend.value)
  return { point: best.point, excess: Math.sqrt(Math.max(0, deviance)) - z95 }
}

/** The best that the other coordinates can make of the first, searched from where they were last. */
function bestAt({ bendAt, free, bounds }: Profiled, first: number, last: readonly number[]): Peak | null {
  const [low, high] = bounds[0] ?? [first, first]
  if (first <= low || first >= high) return null
  const found = climb({ bendAt, bounds, free: free.slice(1) }, [first, ...last.slice(1)])
  return found.isPeak ? found : null
}
