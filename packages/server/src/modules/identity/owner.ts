import { byTime, type Timed } from '../../lib/order.ts'
import type { IdentityKey } from '../collect/keys.ts'

/** A moment from which a stream is somebody's. */
export type Identification = Timed & { readonly key: IdentityKey }

/**
 * Whose each event of a stream is: that of the stream's latest identification at or before it; before the first,
 * the first's. Null where the stream was never identified.
 *
 * @param events In time order.
 */
export function ownersOf(events: readonly Timed[], identifications: readonly Identification[]): (IdentityKey | null)[] {
  const inOrder = [...identifications].sort(byTime)
  let next = 0
  let owner = inOrder[0]?.key ?? null
  return events.map((event) => {
    for (let upcoming = inOrder[next]; upcoming && byTime(upcoming, event) <= 0; upcoming = inOrder[++next]) {
      owner = upcoming.key
    }
    return owner
  })
}
