import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** Numbers in [0, 1), the same for the same seed. */
export type Chance = () => number

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32) */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Batch = { readonly visitorId: string; readonly ids: readonly string[]; readonly body: string }

const uuid = (version: string, head = randomBytes(6).toString('hex')): string => {
  const random = randomBytes(8).toString('hex')
  return `${head.slice(0, 8)}-${head.slice(8)}-${version}${random.slice(1, 4)}-8${random.slice(5, 8)}-${randomBytes(6).toString('hex')}`
}

/** A new visitor, or any that should be found among those of its sender. */
export const newVisitor = (): string => uuid('4')

/** A batch of one visitor: pages, sometimes a name and a form. `padding` makes each event that many characters larger. */
export function makeBatch(chance: Chance, visitorId: string, count: number, padding = 0): Batch {
  const now = Date.now()
  const events = Array.from({ length: count }, (_, i) => ({
    id: uuid('7', (now - i).toString(16).padStart(12, '0')),
    occurredAt: new Date(now - i * Math.floor(chance() * 90_000)).toISOString(),
    ...fact(chance, padding),
  }))
  const body = JSON.stringify({ visitorId, sentAt: new Date(now).toISOString(), events })
  return { visitorId, ids: events.map(({ id }) => id), body }
}

function fact(chance: Chance, padding: number): object {
  const url = `https://www.example.com/${Math.floor(chance() * 50)}`
  const userId = `user-${Math.floor(chance() * 40)}`
  const kind = chance()
  if (padding > 0) return { type: 'track', name: 'padded', url, properties: padded(padding) }
  if (kind < 0.1) return { type: 'identify', userId }
  if (kind < 0.2) return { type: 'form', url, form: 'demo', lead: true }
  return { type: 'page', url: kind < 0.5 ? `${url}?utm_source=${userId}&utm_medium=cpc` : url }
}

const padded = (characters: number): object =>
  Object.fromEntries(Array.from({ length: Math.ceil(characters / 500) }, (_, i) => [`p${i}`, 'x'.repeat(500)]))

export type Answer = { readonly status: number; readonly retryAfter: string | null; readonly code: string | null }

/** Posts a batch. Null where no answer came. */
export async function post(url: string, key: string, { body }: Batch): Promise<Answer | null> {
  try {
    const response = await fetch(`${url}/v1/events?key=${key}`, { method: 'POST', body })
    const { error } = (await response.json()) as { error?: { code: string } }
    return { status: response.status, retryAfter: response.headers.get('retry-after'), code: error?.code ?? null }
  } catch {
    return null
  }
}

/** Posts a batch until it is acknowledged. */
export async function deliver(url: () => string, key: string, batch: Batch): Promise<void> {
  while ((await post(url(), key, batch))?.status !== 200) await sleep(20)
}
