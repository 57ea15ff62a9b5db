import { groupBy } from '../../lib/group-by.ts'
import type { ReadEvent } from '../collect/read-event.ts'
import { keptOf } from './kept-of-event.ts'
import { silenceMs } from './visits.ts'

type NonEmpty<T> = readonly [T, ...T[]]

/** Events of one stream that hang together, and are sealed whole. */
export type Stretch = {
  /** All of them. */
  readonly gone: NonEmpty<ReadEvent>
  /** What is kept of those of which something is derived. */
  readonly kept: readonly ReadEvent[]
}

/**
 * The stretches of streams that are over: nothing that happens from `until` on belongs to them any more.
 *
 * @param events Stream by stream, each in time order: all that happened before `until`.
 * @param isDue Whether an event may go. A stretch with one that may not stays whole.
 */
export function closedStretches(
  events: readonly ReadEvent[],
  until: number,
  isDue: (event: ReadEvent) => boolean,
): Stretch[] {
  const elsewhere = events.filter(({ body }) => body.type === 'touchpoint').map((event): NonEmpty<ReadEvent> => [event])
  const onSite = events.filter(({ body }) => body.type !== 'touchpoint')
  const visits = [...groupBy(onSite, ({ streamId }) => streamId).values()].flatMap(betweenSilences)
  const closed = visits.filter((stretch) => endOf(stretch) + silenceMs < until)
  return [...elsewhere, ...closed].filter((stretch) => stretch.every(isDue)).map(toStretch)
}

/** Cuts events of one stream where half an hour passed without any. */
function betweenSilences(events: NonEmpty<ReadEvent>): NonEmpty<ReadEvent>[] {
  const stretches: [ReadEvent, ...ReadEvent[]][] = []
  for (const event of events) {
    const last = stretches.at(-1)
    if (last && event.at - endOf(last) <= silenceMs) last.push(event)
    else stretches.push([event])
  }
  return stretches
}

const endOf = (events: NonEmpty<ReadEvent>): number => (events.at(-1) ?? events[0]).at

const toStretch = (events: NonEmpty<ReadEvent>): Stretch => ({
  gone: events,
  kept: events.flatMap((event) => {
    const kept = keptOf(event.body)
    return kept ? [{ ...event, body: kept }] : []
  }),
})
