import { bodyOf, bytesOf, type Chunk, nextBatch } from './chunk.ts'
import type { Answer, Env } from './env.ts'
import { eagerBytes, keepaliveBytes, sendAfterMs } from './limits.ts'
import type { Log } from './log.ts'
import { createPause } from './pause.ts'
import type { Warn } from './quietly.ts'
import { outcomeOf } from './retry.ts'

export type Delivery = {
  /** Sends what the log holds: soon, or at once where it is much. */
  wake(): void
  /** Sends what the log holds, unless the collector is left alone for now. */
  flush(): Promise<void>
  /** Sends as much as may outlive the page, in one go. */
  leave(): void
}

async function tell(warn: Warn, answer: Answer): Promise<void> {
  const text = await answer.text()
  if (outcomeOf(answer) !== 'delivered') warn?.(`the collector answered ${answer.status}`, text)
  else if (/"rejected":\s*\[[^\]]/.test(text)) warn?.('the collector rejected events', text)
}

/** Sends what `log` holds to `url` until the collector has answered for it, one batch at a time. */
export function createDelivery(env: Env, url: string, untilKey: string, log: Log, warn: Warn): Delivery {
  const inFlight = new Set<Chunk>()
  const pause = createPause(env, untilKey, () => void flush())
  let flushing: Promise<void> | undefined
  let isWoken = false

  const waiting = () => log.chunks().filter((chunk) => !inFlight.has(chunk))

  const deliver = async (batch: readonly Chunk[]): Promise<void> => {
    for (const chunk of batch) inFlight.add(chunk)
    const body = bodyOf(batch, new Date(env.now()).toISOString())
    const answer = await env.send(url, body, bytesOf(inFlight) <= keepaliveBytes)
    for (const chunk of batch) inFlight.delete(chunk)

    if (warn) void tell(warn, answer)
    if (outcomeOf(answer) === 'undelivered') return pause.failed(answer.retryAfter)
    pause.succeeded()
    log.forget(batch)
  }

  const drain = async (): Promise<void> => {
    while (!pause.isOn()) {
      const batch = nextBatch(waiting(), keepaliveBytes)
      if (batch.length === 0) return
      await deliver(batch)
    }
  }

  const flush = (): Promise<void> => {
    flushing ??= drain().finally(() => {
      flushing = undefined
    })
    return flushing
  }

  return {
    flush,
    wake: () => {
      if (bytesOf(waiting()) >= eagerBytes) void flush()
      else if (!isWoken) {
        isWoken = true
        env.after(sendAfterMs, () => {
          isWoken = false
          void flush()
        })
      }
    },
    leave: () => {
      while (!pause.isAsked()) {
        const left = keepaliveBytes - bytesOf(inFlight)
        const small = waiting().filter(({ bytes }) => bytes <= left)
        const batch = nextBatch(small, left)
        if (batch.length === 0) return
        void deliver(batch)
      }
    },
  }
}
