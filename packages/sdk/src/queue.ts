import type { Answer, Env, Store } from './env.ts'
import { adoptAgainMs, batchCharacters, batchesAtOnce, eagerBatches, keptCharacters, sendAfterMs } from './limits.ts'
import type { TrackerOptions } from './options.ts'
import type { Warn } from './quietly.ts'
import { backOffMs, isFinal, isUndisputed, requestedWaitMs } from './retry.ts'

/** Events of one visitor that are stored, sent and forgotten together. */
type Batch = {
  /** Where it is stored. Keys sort by age. */
  readonly key: string
  /** A request's body without its ends, an event to the line: `0,"visitorId":"…","events":[⏎{…},⏎{…}`. Stored as it is. */
  text: string
  isStored?: boolean | undefined
  /** While it is on its way. */
  sending?: Promise<void> | undefined
}

/** How many events are lost with it: its own, and those that gave way before them. */
const lostWith = ({ text }: Batch): number => Number.parseInt(text, 10) + text.split('\n').length - 1

/**
 * Events that wait for delivery, in memory and, as soon as they are written down, in `store`.
 *
 * Every page stores its batches in a log of its own and claims the log's name for as long as it lives: a log that nobody
 * claims was left behind by a page that is gone. A batch is stored under the name of its log and an id of its own.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: A scope to share variables in, which cost pages less than fields.
export function createQueue({ server, key }: TrackerOptions, env: Env, store: Store, warn: Warn, newId: () => string) {
  const untilKey = `touchline.until.${key}`
  const logs = `touchline.log.${key}.`
  /** Oldest first. */
  let batches: Batch[] = []
  /** The last of them, as long as the collector can't have it. */
  let growing: Batch | undefined
  /** Events that gave way: the next batch says how many. */
  let dropped = 0
  /** The name of this page's log. */
  let own: string
  /** Logs whose batches this page sends. */
  let claimed: Record<string, boolean>
  /** When the collector may be asked again. */
  let until = 0
  /** How long it asked for itself: then not even a page that is left may send. */
  let askedMs = 0
  let failures = 0
  let isTimed = false

  const forget = (batch: Batch): void => {
    batches = batches.filter((other) => other.key !== batch.key)
    store.remove(batch.key)
  }

  /** The oldest that are not being sent give way: as many as have to go for another one to have room. */
  const makeRoom = (): void => {
    let excess = batchCharacters - keptCharacters
    for (const { text } of batches) excess += text.length
    for (const batch of batches) {
      if (excess > 0 && !batch.sending) {
        excess -= batch.text.length
        dropped += lostWith(batch)
        forget(batch)
      }
    }
  }

  const append = (visitorId: string | undefined, event: string): void => {
    if (!growing || growing.text.length + event.length > batchCharacters) {
      makeRoom()
      growing = { key: own + newId(), text: `${dropped},"visitorId":"${visitorId}","events":[` }
      batches.push(growing)
      dropped = 0
    } else growing.text += ','
    growing.text += `\n${event}`
    growing.isStored = false
  }

  const write = (): void => {
    for (const batch of batches) batch.isStored ||= store.write(batch.key, batch.text)
  }

  /** Takes over what pages that are gone left behind. */
  const adopt = async (): Promise<void> => {
    const keys = store.keys().filter((key) => key.startsWith(logs))
    for (const key of keys.sort().reverse()) {
      const log = key.slice(0, -36)
      claimed[log] ||= await env.claim(log)
      const isNew = batches.every((batch) => batch.key !== key)
      if (claimed[log] && isNew) batches.unshift({ key, text: store.read(key) ?? '', isStored: true })
    }
    wake()
  }

  const pause = (answer: Answer | undefined): void => {
    askedMs = requestedWaitMs(answer?.headers.get('Retry-After'), env.now())
    until = env.now() + askedMs + backOffMs(++failures, env.randomBits() / 2 ** 32)
    if (askedMs) store.write(untilKey, `${until}`)
  }

  const post = async (batch: Batch): Promise<void> => {
    if (batch === growing) growing = undefined
    const answer = await env
      .send(
        `${server.replace(/\/+$/, '')}/v1/events?key=${key}`,
        `{"sentAt":"${new Date(env.now()).toISOString()}","dropped":${batch.text}]}`,
      )
      .catch(() => undefined)
    // Until it is read to its end, a request counts against what the browser carries.
    const text = await answer?.text().catch(() => '')
    batch.sending = undefined
    if (isFinal(answer?.status)) {
      failures = 0
      forget(batch)
    } else pause(answer)
    if (answer && !isUndisputed(`${text}`)) warn?.(`the collector answered ${answer.status}`, text)
  }

  const deliver = (batch: Batch): Promise<void> => {
    batch.sending ??= post(batch)
    return batch.sending
  }

  const later = (): void => {
    if (isTimed) return
    isTimed = true
    env.after(Math.max(until - env.now(), sendAfterMs), () => {
      isTimed = false
      void flush()
    })
  }

  /** Sends what waits, one after the other, unless the collector is left alone for now. */
  const flush = async (): Promise<void> => {
    while (batches[0] && until <= env.now()) await deliver(batches[0])
    if (batches[0]) later()
  }

  /** Sends what waits: soon, or at once where it is much. */
  const wake = (): void => void (batches[eagerBatches] ? flush() : later())

  return {
    append,
    /** Events gave way before they got here. */
    drop: (count: number): void => {
      dropped += count
    },
    /** The next event begins another batch. */
    close: (): void => {
      growing = undefined
    },
    /** Writes down what was appended, to be sent soon. */
    save: (): void => {
      write()
      wake()
    },
    flush,
    /** Begins a log of this page's own. */
    open: async (): Promise<void> => {
      own = `${logs + newId()}.`
      const told = Number(store.read(untilKey)) || 0
      if (told > until) until = askedMs = told
      claimed = { [own]: await env.claim(own) }
      void adopt()
      // A page that crashed may hold its log a moment longer than it takes the next one to open.
      env.after(adoptAgainMs, () => void adopt())
    },
    /** Sends as much as may outlive the page, in one go, and leaves what is stored to others if the page is gone. */
    leave: (isGone: boolean): void => {
      write()
      const sent = askedMs && until > env.now() ? [] : batches.slice(0, batchesAtOnce)
      for (const batch of sent) void deliver(batch)
      if (!isGone) return
      batches = batches.filter(({ isStored }) => !isStored)
      growing = undefined
      env.release()
    },
    clear: (): void => {
      batches = []
    },
  }
}
