import type { Library } from './libraries.ts'
import { begun, countOf, heard, type Scene, type Visit, visiting } from './visit.ts'

const batch = 10
const quietMs = 4_000

/** Body and address, shared out among those that came in a batch of ten. Null where it was not ten that came. */
export type WireBytes = { readonly page: number | null; readonly event: number | null }

export const measureBytes = (scene: Scene, library: Library): Promise<WireBytes> =>
  visiting(scene, library, async (visit) => {
    await visit.page.goto(visit.url)
    await begun(visit.collector)
    return { page: await bytesOf(visit, 'page'), event: await bytesOf(visit, 'track') }
  })

/** Only of requests that carry what is asked for: nothing that a library reports beside. */
async function bytesOf({ page, collector }: Visit, kind: 'page' | 'track'): Promise<number | null> {
  const before = { requests: collector.received.length, count: countOf(collector, kind) }
  await page.evaluate(
    ([kind, batch]) => {
      for (let number = 0; number < batch; number++) kind === 'page' ? client.page() : client.track({ number })
    },
    [kind, batch] as const,
  )
  await heard(collector, () => countOf(collector, kind) >= before.count + batch, quietMs)
  if (countOf(collector, kind) !== before.count + batch) return null
  const carrying = collector.received
    .slice(before.requests)
    .filter(({ arrivals }) => arrivals.some((arrival) => arrival.kind === kind))
  return carrying.reduce((sum, { bytes }) => sum + bytes, 0) / batch
}
