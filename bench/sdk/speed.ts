import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { type Delivered, delivered } from './delivered.ts'
import type { Library } from './libraries.ts'
import { begun, heard, type Scene, track, type Visit, visiting } from './visit.ts'

const burstEvents = 1_000

/** A page that has loaded is not at rest at once, nor is a library that has run. */
const restMs = 300

/** The longest that any of them keeps events back is 3 s. */
const quietMs = 3_600

/** What it costs to start, and to call. */
export type Start = {
  /** From the script's first line to its last, by the clock: without fetching it. */
  readonly initMs: number
  /** Of the processor. */
  readonly initProcessorMs: number
  readonly trackUs: number
}

/** What a burst costs the page's main thread until all has arrived, per event. */
export type Burst = Start & {
  /** By the clock: with waiting for others, and with what other programs took away. */
  readonly mainThreadUs: number
  /** Of the processor. */
  readonly processorUs: number
  readonly delivered: Delivered
  readonly requests: number
  /** For the page view as well. */
  readonly preflights: number
}

/** Starts the library on a page at rest. */
async function startAtRest(
  { page, bareUrl }: Visit,
  session: CDPSession,
  { client }: Library,
): Promise<Omit<Start, 'trackUs'>> {
  await page.goto(bareUrl)
  const source = await page.evaluateHandle(async (name) => (await fetch(`/scripts/${name}`)).text(), client)
  await wait(restMs)
  const before = await mainThread(session)
  const initMs = await source.evaluate(run)
  const after = await mainThread(session)
  await wait(restMs)
  return { initMs, initProcessorMs: (after.processor - before.processor) * 1_000 }
}

/** In the page: runs a script, and gives how long that took, in milliseconds. */
function run(source: string): number {
  const script = document.createElement('script')
  script.textContent = source
  // What ours asks its element.
  Object.assign(script.dataset, { key: 'tlw_bench', server: collector })
  Object.defineProperty(script, 'src', { value: location.href })
  const startedAt = performance.now()
  document.head.append(script)
  return performance.now() - startedAt
}

export const measureStart = (scene: Scene, library: Library): Promise<Start> =>
  visiting(scene, library, async (visit) => {
    const started = await startAtRest(visit, await watched(visit.page), library)
    return { ...started, trackUs: await track(visit.page, burstEvents) }
  })

export const measureBurst = (scene: Scene, library: Library): Promise<Burst> =>
  visiting(scene, library, async (visit) => {
    const { page, collector } = visit
    const session = await watched(page)
    const started = await startAtRest(visit, session, library)
    await begun(collector)
    const [before, requestsBefore] = [await mainThread(session), collector.received.length]
    const trackUs = await track(page, burstEvents)
    await heardOut(visit)
    const after = await mainThread(session)
    return {
      ...started,
      trackUs,
      mainThreadUs: ((after.tasks - before.tasks) * 1e6) / burstEvents,
      processorUs: ((after.processor - before.processor) * 1e6) / burstEvents,
      delivered: delivered(burstEvents, collector.arrivals()),
      requests: collector.received.length - requestsBefore,
      preflights: collector.preflights(),
    }
  })

/** A page that is busy has not said everything yet, however long it has been quiet. */
async function heardOut({ page, collector }: Visit): Promise<void> {
  const isAll = (): boolean => delivered(burstEvents, collector.arrivals()).lost === 0
  for (let busyMs = restMs; busyMs >= restMs && !isAll(); ) {
    await heard(collector, isAll, quietMs)
    const askedAt = performance.now()
    await page.evaluate(() => {})
    busyMs = performance.now() - askedAt
  }
}

async function watched(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return session
}

/** In seconds, since some time ago. */
async function mainThread(session: CDPSession): Promise<{ readonly tasks: number; readonly processor: number }> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { tasks: of('TaskDuration'), processor: of('ThreadTime') }
}
