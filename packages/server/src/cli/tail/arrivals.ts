/** What is asked for at a time: beyond it only the last are shown. */
export const mostAtOnce = 1_000

type Received = { readonly receivedAt: Date }

export type Arrived<Event> = {
  readonly events: readonly Event[]
  /** Whether there may be older ones that were not given, as too many arrived at once. */
  readonly hasMore: boolean
}

/** An event shows this long after it was received: by then it is committed and, as a rule, derived. */
const settlingMs = 1_000

/** How far each look reaches back behind the one before: an event may be committed later than ones received after it. */
const overlapMs = 10_000

/**
 * Looks again and again at what arrived, and gives each event once.
 *
 * @param from Epoch milliseconds from which on events are of interest.
 */
export function createArrivals<Event extends Received>(
  read: (from: Date, to: Date, limit: number) => Promise<Event[]>,
  addressOf: (event: Event) => string,
  from: number,
) {
  let seen = new Set<string>()
  let reach = from
  return async (now: number): Promise<Arrived<Event>> => {
    const to = now - settlingMs
    const arrived = await read(new Date(reach), new Date(to), mostAtOnce)
    const events = arrived.filter((event) => !seen.has(addressOf(event)))
    const hasMore = arrived.length === mostAtOnce && events[0] === arrived[0]
    seen = new Set(arrived.map(addressOf))
    reach = Math.max(from, to - overlapMs)
    return { events, hasMore }
  }
}
