import { isFinal, isUndisputed } from '../retry.ts'
import type { ServerTrackerOptions } from './options.ts'
import { createPause } from './pause.ts'
import type { Queue, ServerBatch } from './queue.ts'

const giveUpAfterMs = 30_000

/** Requests under way at once: a batch is one visitor's, and a server has many visitors. */
const requestsAtOnce = 8

type Warn = (message: string, cause?: unknown) => void

const bodyOf = ({ visitorId, dropped = 0, events }: ServerBatch): string =>
  `{"visitorId":"${visitorId}","sentAt":"${new Date().toISOString()}","dropped":${dropped},"events":[${events.join()}]}`

/** Resolves after `milliseconds`, or with `action` where that is sooner. */
async function atMost(milliseconds: number, action?: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([over, action ?? over])
  clearTimeout(timer)
}

/** Sends what is queued until the collector has answered for it. */
export function createSender({ key, server }: ServerTrackerOptions, queue: Queue, warn: Warn) {
  const url = `${server.replace(/\/+$/, '')}/v1/events?key=${encodeURIComponent(key)}`
  const pause = createPause(Date.now)
  let flushing: Promise<void> | undefined

  const post = async (batch: ServerBatch): Promise<{ status: number; retryAfter: string | null; text: string }> => {
    const signal = AbortSignal.timeout(giveUpAfterMs)
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: bodyOf(batch), signal })
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() }
  }

  const postpone = (batch: ServerBatch, sentAt: number, retryAfter: string | null): void => {
    pause.failed(sentAt, retryAfter)
    queue.putBack(batch)
  }

  const send = async (batch: ServerBatch): Promise<void> => {
    const sentAt = Date.now()
    try {
      const { status, retryAfter, text } = await post(batch)
      if (isFinal(status)) {
        pause.succeeded()
        queue.forget(batch)
      } else postpone(batch, sentAt, retryAfter)
      if (status !== 200 || !isUndisputed(text)) warn(`the collector answered ${status}`, text)
    } catch (error) {
      postpone(batch, sentAt, null)
      warn('the collector gave no answer', error)
    }
  }

  const work = async (): Promise<void> => {
    while (pause.leftMs() === 0) {
      const batch = queue.take()
      if (!batch) return
      await send(batch)
    }
  }

  /** Sends what waits, unless the collector is left alone for now. Never rejects. */
  const flush = (): Promise<void> => {
    flushing ??= Promise.all(Array.from({ length: requestsAtOnce }, work)).then(() => {
      flushing = undefined
    })
    return flushing
  }

  return {
    flush,
    leftMs: pause.leftMs,
    /** Sends what waits, however often it takes, for so long at most. */
    drain: async (milliseconds: number): Promise<void> => {
      const until = Date.now() + milliseconds
      const leftMs = (): number => Math.max(until - Date.now(), 0)
      while (!queue.isEmpty() && leftMs() > 0) {
        await atMost(leftMs(), flush())
        if (pause.leftMs() > 0) await atMost(Math.min(leftMs(), pause.leftMs()))
      }
    },
  }
}
