import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import type { Library } from './libraries.ts'
import { begun, type Scene, track, visiting } from './visit.ts'

const events = 10_000

/** Until what was tracked has been written down. */
const restMs = 1_500

/** What a library costs the page while nobody takes its events. */
export type Down = { readonly heapBytes: number; readonly storageBytes: number; readonly trackUs: number }

export const measureDown = (scene: Scene, library: Library): Promise<Down> =>
  visiting(scene, library, async ({ context, page, collector, url }) => {
    await page.goto(url)
    await begun(collector)
    collector.become('hangs up')
    const session = await context.newCDPSession(page)
    const before = await heapBytes(session)
    const trackUs = await track(page, events)
    await wait(restMs)
    return { heapBytes: (await heapBytes(session)) - before, storageBytes: await page.evaluate(storedBytes), trackUs }
  })

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

const storedBytes = (): number =>
  Object.entries(localStorage).reduce((sum, [name, value]) => sum + new Blob([name, String(value)]).size, 0)
