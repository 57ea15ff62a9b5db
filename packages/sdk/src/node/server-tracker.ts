import type { EventMap } from '../api.ts'
import { cleanJson, cleanText } from '../clean.ts'
import { quietly } from '../quietly.ts'
import { createIds } from '../uuid.ts'
import type { Fact } from '../wire.ts'
import { flushOnExit } from './exit.ts'
import { type ServerTrackerOptions, usually } from './options.ts'
import { createQueue, type Queue } from './queue.ts'
import { createSender } from './sender.ts'
import type { ServerTracker, SubjectDetails } from './server-api.ts'
import { createSubject } from './subject.ts'
import { createUsers } from './users.ts'
import { isVisitorId } from './visitor-id.ts'

type Warn = (message: string, cause?: unknown) => void

/** Turns facts into events, and hands them to `append`. */
function createRecorder(append: (visitorId: string, event: string) => void, warn: Warn) {
  const newId = createIds(globalThis)
  return (visitorId: string, fact: Fact, { consent }: SubjectDetails = {}, occurredAt = new Date()): void => {
    const isPlaced = /^https?:/.test(`${fact.url}`) || !/^(page|form|engagement|content|click)$/.test(fact.type)
    if (!isVisitorId(visitorId)) warn('not recorded: the visitor id is no UUID')
    else if (!isPlaced) warn(`${fact.type}: not on a web address`)
    else append(visitorId, cleanJson({ id: newId(), occurredAt: occurredAt.toISOString(), ...fact, consent }))
  }
}

/** Sends what is queued from time to time. No timer keeps the process alive: at its end there is `flushOnExit`. */
function createSchedule(queue: Queue, { flush, leftMs }: ReturnType<typeof createSender>, flushAfterMs: number) {
  let isTimed = false
  const later = (): void => {
    if (isTimed || queue.isEmpty()) return
    isTimed = true
    const tick = async (): Promise<void> => {
      await flush()
      isTimed = false
      later()
    }
    setTimeout(() => void tick(), Math.max(flushAfterMs, leftMs())).unref()
  }
  return later
}

/** Records on a server, and delivers in batches. */
export function createServerTracker<Events extends object = EventMap>(
  options: ServerTrackerOptions,
): ServerTracker<Events> {
  const warn = quietly((message: string, cause?: unknown) => options.onWarning?.(message, cause))
  const exitTimeoutMs = options.exitTimeoutMs ?? usually.exitTimeoutMs
  const queue = createQueue(options.maxQueueBytes ?? usually.maxQueueBytes)
  const sender = createSender(options, queue, warn)
  const later = createSchedule(queue, sender, options.flushAfterMs ?? usually.flushAfterMs)
  const visitorOf = createUsers(queue.dropped)
  let isClosed = false

  const record = createRecorder((visitorId, event) => {
    if (isClosed) return warn('not recorded: the tracker is closed')
    queue.append(visitorId, event)
    later()
  }, warn)

  let isGivenUp = false
  const drain = async (): Promise<void> => {
    if (isGivenUp) return
    await sender.drain(exitTimeoutMs)
    isGivenUp = !queue.isEmpty()
    if (isGivenUp) warn(`${queue.size()} events could not be delivered in time`)
  }
  const stay = options.flushOnExit === false ? () => {} : flushOnExit({ drain })

  const tracker: ServerTracker = {
    visitor: (visitorId, details) =>
      createSubject((fact, occurredAt) => record(visitorId, fact, details, occurredAt), warn),
    user: (given, details) => {
      const userId = cleanText(given)
      const meet = (visitorId: string): void => record(visitorId, { type: 'identify', userId }, details)
      const toUser = (fact: Fact, occurredAt?: Date): void =>
        userId ? record(visitorOf(userId, meet), fact, details, occurredAt) : warn('not recorded: the user has no id')
      return createSubject(toUser, warn)
    },
    flush: sender.flush,
    close: async () => {
      isClosed = true
      await drain()
      stay()
    },
    waiting: queue.size,
    dropped: queue.dropped,
  }
  return tracker as ServerTracker<Events>
}
