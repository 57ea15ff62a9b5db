import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newVisitor } from './chromium.ts'
import { type Collector, openCollector } from './collector.ts'
import type { Library } from './libraries.ts'
import type { Site } from './site.ts'

/** What every measurement shares. `strays` are the addresses elsewhere that a library asked for, by its name. */
export type Scene = { readonly browser: Browser; readonly site: Site; readonly strays: Map<string, Set<string>> }

/** Somebody new on the site, and the collector that hears of them. */
export type Visit = {
  readonly context: BrowserContext
  readonly page: Page
  readonly collector: Collector
  /** Of a page with the library's script, or without. */
  readonly url: string
  readonly bareUrl: string
}

export async function visiting<Result>(
  { browser, site, strays }: Scene,
  library: Library,
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const collector = await openCollector(library.read)
  const found = strays.get(library.name) ?? new Set()
  strays.set(library.name, found)
  const context = await newVisitor(browser, found)
  try {
    const page = await context.newPage()
    const urlOf = (script: string): string => site.urlOf(script, collector.port)
    return await use({ context, page, collector, url: urlOf(library.client), bareUrl: urlOf('bare') })
  } finally {
    await context.close()
    await collector.close()
  }
}

/** Tracks events in one go, each with another number, and gives how long one call took, in microseconds. */
export const track = (page: Page, count: number, filler = ''): Promise<number> =>
  page.evaluate(
    ([count, filler]) => {
      const startedAt = performance.now()
      for (let number = 0; number < count; number++) client.track(filler ? { number, filler } : { number })
      return ((performance.now() - startedAt) * 1_000) / count
    },
    [count, filler] as const,
  )

/** Resolves once it is so, or nothing has been heard for some time, or after half a minute at the latest. */
export async function heard(collector: Collector, isAll: () => boolean, quietMs: number): Promise<void> {
  const startedAt = performance.now()
  const waitedMs = (): number => performance.now() - startedAt
  while (!isAll() && Math.min(waitedMs(), collector.quietMs()) < quietMs && waitedMs() < 30_000) await wait(50)
}

export const countOf = (collector: Collector, kind: 'page' | 'track'): number =>
  collector.arrivals().filter((arrival) => arrival.kind === kind).length

/** The library has begun: its first page view is there. */
export const begun = (collector: Collector): Promise<void> =>
  heard(collector, () => countOf(collector, 'page') > 0, 4_000)
