import type { Batch, Batches } from './batches.ts'
import type { Answer, Env } from './env.ts'
import { eagerBatches, keepaliveBytes, sendAfterMs } from './limits.ts'
import type { createPause } from './pause.ts'
import type { Warn } from './quietly.ts'
import { isFinal, isUndisputed } from './retry.ts'

async function tell(warn: NonNullable<Warn>, answer: Answer): Promise<void> {
  const text = await answer.text().catch(() => '')
  if (!isUndisputed(text)) warn(`the collector answered ${answer.status}`, text)
}

/** Sends batches to `url` until the collector has answered for them, one at a time. */
export function createDelivery(
  env: Env,
  url: string,
  batches: Batches,
  pause: ReturnType<typeof createPause>,
  warn: Warn,
) {
  let sendingBytes = 0
  let flushing: Promise<void> | undefined
  let isTimed = false

  const post = async (batch: Batch): Promise<void> => {
    batches.close(batch)
    batch.isSending = true
    sendingBytes += batch.bytes
    const body = `{"sentAt":"${new Date(env.now()).toISOString()}",${batch.text}]}`
    const answer = await env.send(url, body, sendingBytes <= keepaliveBytes).catch(() => undefined)
    sendingBytes -= batch.bytes
    batch.isSending = false
    if (!isFinal(answer?.status)) pause.failed(answer)
    else {
      pause.succeeded()
      batches.forget(batch)
    }
    if (warn && answer) await tell(warn, answer)
  }

  const later = (milliseconds: number): void => {
    if (isTimed) return
    isTimed = true
    env.after(milliseconds, () => {
      isTimed = false
      void flush()
    })
  }

  const drain = async (): Promise<void> => {
    for (let batch = batches.waiting()[0]; batch; batch = batches.waiting()[0]) {
      if (pause.leftMs() > 0) return later(pause.leftMs())
      await post(batch)
    }
  }

  /** Sends what waits, unless the collector is left alone for now. */
  const flush = (): Promise<void> => {
    flushing ??= drain().finally(() => {
      flushing = undefined
    })
    return flushing
  }

  return {
    flush,
    /** Sends what waits: soon, or at once where it is much. */
    wake: (): void => void (batches.waiting()[eagerBatches] ? flush() : later(sendAfterMs)),
    /** Sends as much as may outlive the page, in one go. */
    leave: (): void => {
      for (const batch of batches.waiting()) {
        if (!pause.isAsked() && sendingBytes + batch.bytes <= keepaliveBytes) void post(batch)
      }
    },
  }
}
