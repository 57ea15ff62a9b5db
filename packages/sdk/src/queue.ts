import type { Env } from './env.ts'
import {
  batchCharacters,
  batchesAtOnce,
  eagerBatches,
  giveUpAfterMs,
  keepaliveCharacters,
  keptCharacters,
  leftAfterMs,
  sendAfterMs,
} from './limits.ts'
import type { TrackerOptions } from './options.ts'
import type { Warn } from './quietly.ts'
import { backOffMs, isFinal, isUndisputed, requestedWaitMs } from './retry.ts'
import type { Store } from './store.ts'

/**
 * Events that wait for delivery, in `store`, which all pages of the site share: each page adds batches of its own, and
 * sends whatever is there.
 *
 * A batch is stored as it is sent, a request's body without its ends, an event to the line:
 * `0,"visitorId":"…","events":[⏎{…},⏎{…}`. Its name says when it was begun, and sorts by that.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: A scope to share variables in, which cost pages less than fields.
export function createQueue(options: TrackerOptions, env: Env, store: Store, warn: Warn, newId: () => string) {
  const untilName = `touchline.until.${options.key}`
  const start = `touchline.log.${options.key}.`
  /** The batch that this page adds to. Empty where the next event begins another. */
  let growing = ''
  let growingName = ''
  /** Events that gave way: the next batch says how many. */
  let dropped = 0
  /** Batches that this page began or tried to send, and the sending of those that are under way. */
  const own: Record<string, Promise<void> | undefined> = {}
  let flushing: Promise<void> | undefined
  /** Ends as the page is left: the lock goes, though not all is sent, and so does asking for it. */
  let stop: (() => void) | undefined
  /** When the collector may be asked again, as far as this page knows. */
  let until = 0
  let failures = 0
  // biome-ignore lint/correctness/noUnusedVariables: Asked by `??=`.
  let timer: unknown

  const now = (): number => env.Date.now()

  /** Oldest first. */
  const names = (): string[] => store.names(start)

  /** What this page may send: its own, and what others have left. A page that lives sends its own sooner. */
  const ready = (): string[] =>
    names().filter((name) => name in own || !(Math.abs(now() - +(name.split('.')[3] as string)) < leftAfterMs))

  const write = (): void => {
    if (growing) store.write(growingName, growing)
  }

  /** The next event begins another batch. */
  const close = (): void => {
    write()
    growing = ''
  }

  /** The oldest that are not being sent give way: as many as have to go for another one to have room. */
  const makeRoom = (): void => {
    let room = keptCharacters - batchCharacters
    for (const name of names().reverse()) {
      const batch = store.read(name)
      room -= batch.length
      if (room < 0 && !own[name]) {
        // Its own, and those that gave way before them.
        dropped += +(batch.split(',')[0] as string) + batch.split('\n').length - 1
        store.remove(name)
      }
    }
  }

  const append = (visitorId: string | undefined, event: string): void => {
    if (growing && growing.length + event.length < batchCharacters) growing += `,\n${event}`
    else {
      write()
      makeRoom()
      growingName = `${start}${now()}.${newId()}`
      own[growingName] = undefined
      growing = `${dropped},"visitorId":"${visitorId}","events":[\n${event}`
      dropped = 0
    }
  }

  const post = async (name: string): Promise<void> => {
    if (name === growingName) close()
    const batch = store.read(name)
    const body = `{"sentAt":"${new Date(now()).toISOString()}","dropped":${batch}]}`
    let status: number | undefined
    let askedMs = 0
    try {
      // A plain string without headers is text/plain: no preflight.
      const answer = await env.fetch(options.server.replace(/\/*$/, '/v1/events?key=') + options.key, {
        method: 'POST',
        body,
        keepalive: body.length < keepaliveCharacters,
        credentials: 'omit',
        signal: AbortSignal.timeout?.(giveUpAfterMs) as AbortSignal,
      })
      status = answer.status
      const retryAfter = answer.headers.get('Retry-After')
      askedMs = requestedWaitMs(retryAfter, now())
      // Until it is read to its end, a request counts against what the browser carries.
      const text = await answer.text()
      if (!isUndisputed(text)) warn(`status ${status}`, text)
    } catch {}
    if (isFinal(status)) {
      failures = 0
      // The page whose batch it is may have added to it.
      if (store.read(name) === batch) store.remove(name)
    } else {
      if (askedMs) store.write(untilName, `${now() + askedMs}`)
      failures++
      until = now() + askedMs + backOffMs(Math.random(), failures)
    }
  }

  const deliver = (name: string): Promise<void> => {
    own[name] ??= post(name).then(() => {
      own[name] = undefined
    })
    return own[name]
  }

  /** Sends what waits, one after the other, unless the collector asked to be left alone. */
  const sendAll = (): Promise<void> | undefined => {
    const [name] = ready()
    return name && now() >= until && now() >= +store.read(untilName) ? deliver(name).then(sendAll) : undefined
  }

  /** The same, one page at a time. */
  const sendInTurn = async (): Promise<void> => {
    const turn = new AbortController()
    stop = () => turn.abort()
    const left = new Promise((resolve) => {
      turn.signal.onabort = resolve
    })
    // A page that came to a standstill may hold the lock for ever.
    env.setTimeout(stop, giveUpAfterMs)
    await (env.navigator.locks?.request(start, turn, () => Promise.race([left, sendAll()])) ?? sendAll())
  }

  /** Without Web Locks, or where they are denied, several pages may send the same. */
  const flush = (): Promise<void> => {
    flushing ??= sendInTurn()
      .catch(() => stop && sendAll())
      .then(() => {
        flushing = undefined
        later()
      })
    return flushing
  }

  const later = (): void => {
    if (!names()[0]) return
    timer ??= env.setTimeout(
      () => {
        timer = undefined
        void flush()
      },
      Math.max(until - now(), sendAfterMs),
    )
  }

  return {
    append,
    /** Events gave way before they got here. */
    drop: (count: number): void => {
      dropped += count
    },
    close,
    /** Writes down what was appended. What is there is sent soon, or at once where it is much. */
    save: (): void => {
      write()
      if (ready()[eagerBatches]) void flush()
      else later()
    },
    flush,
    /** Sends as much as may outlive the page, in one go: what others left may have arrived, and has to wait. */
    leave: (): void => {
      write()
      // With a lock in hand, or one that is given to it later, a page is not kept to come back as it was.
      stop?.()
      stop = undefined
      if (now() < +store.read(untilName)) return
      const ownFirst = ready().sort((one, other) => +(other in own) - +(one in own))
      for (const name of ownFirst.slice(0, batchesAtOnce)) void deliver(name)
      later()
    },
  }
}
