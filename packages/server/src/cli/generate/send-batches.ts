import { setTimeout as sleep } from 'node:timers/promises'
import type { BatchVerdict } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { PlantedBatch } from '../../planted/batches.ts'

/** Where events go, and by which key. */
export type Target = { readonly server: string; readonly key: string }

/** @throws AppError `INPUT_INVALID` */
export function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new AppError('INPUT_INVALID', `--send is ${text}: give an address such as http://127.0.0.1:4000`)
}

const atOnce = 8

/**
 * Sends what each browser has to the collector, as so many browsers would. Sending it again adds nothing.
 *
 * @throws AppError `SERVER_DOWN` where nobody answers, `INPUT_INVALID` where the collector refuses.
 */
export async function sendBatches(
  target: Target,
  batches: readonly PlantedBatch[],
  say: (text: string) => void,
): Promise<void> {
  const waiting = batches.values()
  let [accepted, duplicates] = [0, 0]
  const send = async (): Promise<void> => {
    for (const batch of waiting) {
      const verdict = await sendBatch(target, batch)
      accepted += verdict.accepted
      duplicates += verdict.duplicates
    }
  }
  await Promise.all(Array.from({ length: atOnce }, send))
  say(`${target.server}: ${accepted} events taken, ${duplicates} known already\n`)
}

async function sendBatch(target: Target, batch: PlantedBatch): Promise<BatchVerdict> {
  for (;;) {
    const answer = await post(target, JSON.stringify({ ...batch, sentAt: new Date().toISOString() }))
    const waitSeconds = [429, 503].includes(answer.status) ? Number(answer.headers.get('retry-after')) : 0
    if (waitSeconds > 0) {
      await sleep(waitSeconds * 1_000)
      continue
    }
    const verdict: unknown = await answer.json().catch(() => null)
    if (answer.status === 200 && hasTakenAll(verdict)) return verdict
    throw new AppError(
      'INPUT_INVALID',
      `The collector of ${target.server} answered ${answer.status}: ${JSON.stringify(verdict)}`,
    )
  }
}

/** Whatever listens there may say something else altogether. */
const hasTakenAll = (said: unknown): said is BatchVerdict =>
  typeof said === 'object' &&
  said !== null &&
  'rejected' in said &&
  Array.isArray(said.rejected) &&
  said.rejected.length === 0

const post = ({ server, key }: Target, body: string): Promise<Response> =>
  fetch(`${server}/v1/events?key=${encodeURIComponent(key)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  }).catch((cause: unknown) => {
    throw new AppError('SERVER_DOWN', `Nobody answers at ${server}`, { cause })
  })
