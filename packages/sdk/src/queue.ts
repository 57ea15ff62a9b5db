import type { Answer, Env } from './env.ts'
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
export function createQueue({ server, key }: TrackerOptions, env: Env, store: Store, warn: Warn, newId: () => string) {
  const untilName = `touchline.until.${key}`
  const start = `touchline.log.${key}.`
  /** The batch that this page adds to. Empty where the next event begins another. */
  let growing = ''
  let growingName = ''
  /** Events that gave way: the next batch says how many. */
  let dropped = 0
  /** Batches of this page. */
  const own: Record<string, number> = {}
  let flushing: Promise<void> | undefined
  /** Ends as the page is left: the lock goes, though not all is sent, and so does asking for it. */
  let stay: AbortController | undefined
  /** What this page is sending. */
  const sending: Record<string, Promise<void> | undefined> = {}
  /** When the collector may be asked again, as far as this page knows. */
  let until = 0
  let failures = 0
  let isTimed = false

  const now = (): number => env.Date.now()

  /** Oldest first. */
  const names = (): string[] => store.names(start)

  /** What this page may send: its own, and what others have left. A page that lives sends its own sooner. */
  const ready = (): string[] =>
    names().filter(
      (name) => own[name] || !(Math.abs(now() - +name.slice(start.length, start.length + 13)) < leftAfterMs),
    )

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
    let excess = batchCharacters - keptCharacters
    for (const name of names()) excess += store.read(name).length
    for (const name of names()) {
      if (excess > 0 && !sending[name]) {
        const batch = store.read(name)
        excess -= batch.length
        // Its own, and those that gave way before them.
        dropped += Number.parseInt(batch, 10) + batch.split('\n').length - 1
        store.remove(name)
      }
    }
  }

  const append = (visitorId: string | undefined, event: string): void => {
    if (!growing || growing.length + event.length > batchCharacters) {
      write()
      makeRoom()
      growingName = `${start}${now()}.${newId()}`
      own[growingName] = 1
      growing = `${dropped},"visitorId":"${visitorId}","events":[`
      dropped = 0
    } else growing += ','
    growing += `\n${event}`
  }

  const pause = (answer: Answer | undefined): void => {
    const askedMs = requestedWaitMs(answer?.headers.get('Retry-After'), now())
    if (askedMs) store.write(untilName, `${now() + askedMs}`)
    until = now() + askedMs + backOffMs(++failures, Math.random())
  }

  const post = async (name: string): Promise<void> => {
    if (name === growingName) close()
    const batch = store.read(name)
    const body = `{"sentAt":"${new Date(now()).toISOString()}","dropped":${batch}]}`
    let answer: Answer | undefined
    let text = ''
    try {
      // A plain string without headers is text/plain: no preflight.
      answer = await env.fetch(`${server.replace(/\/+$/, '')}/v1/events?key=${key}`, {
        method: 'POST',
        body,
        keepalive: body.length < keepaliveCharacters,
        credentials: 'omit',
        signal: AbortSignal.timeout?.(giveUpAfterMs) as AbortSignal,
      })
      // Until it is read to its end, a request counts against what the browser carries.
      text = await answer.text()
    } catch {}
    if (isFinal(answer?.status)) {
      failures = 0
      // The page whose batch it is may have added to it.
      if (store.read(name) === batch) store.remove(name)
    } else pause(answer)
    if (answer && !isUndisputed(text)) warn?.(`the collector answered ${answer.status}`, text)
  }

  const deliver = (name: string): Promise<void> => {
    sending[name] ??= post(name).finally(() => {
      sending[name] = undefined
      later()
    })
    return sending[name]
  }

  const later = (): void => {
    if (isTimed || !names()[0]) return
    isTimed = true
    env.setTimeout(
      () => {
        isTimed = false
        void flush()
      },
      Math.max(until - now(), sendAfterMs),
    )
  }

  /** Sends what waits, one after the other, unless the collector asked to be left alone. */
  const sendAll = async (): Promise<void> => {
    for (let [name] = ready(); name && now() >= Math.max(until, +store.read(untilName)); [name] = ready())
      await deliver(name)
  }

  /** The same, one page at a time. */
  const sendAlone = async (): Promise<void> => {
    const leaving = new AbortController()
    stay = leaving
    const left = new Promise<unknown>((resolve) => {
      leaving.signal.onabort = resolve
    })
    // A page that came to a standstill may hold the lock for ever.
    const tooLong = new Promise((_, reject) => env.setTimeout(reject, giveUpAfterMs))
    const inTurn = async (): Promise<unknown> =>
      env.navigator.locks?.request(start, leaving, () => Promise.race([left, sendAll()])) ?? sendAll()
    await Promise.race([left, tooLong, inTurn()])
  }

  /** Without Web Locks, or where they are denied, several pages may send the same. */
  const flush = (): Promise<void> => {
    flushing ??= sendAlone()
      .catch(sendAll)
      .then(() => {
        flushing = undefined
        later()
      })
    return flushing
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
      stay?.abort()
      if (now() < +store.read(untilName)) return
      const ownFirst = ready().sort((one, other) => +!own[one] - +!own[other])
      for (const name of ownFirst.slice(0, batchesAtOnce)) void deliver(name)
    },
  }
}
