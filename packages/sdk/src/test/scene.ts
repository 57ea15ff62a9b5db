import type { Page } from 'playwright-core'
import { type Collector, openCollector } from './collector.ts'
import { type Build, buildScript } from './script-build.ts'
import { openSite } from './site.ts'

/** A site that carries the script, and the collector it reports to, on two origins. */
export async function openScene(pages: Readonly<Record<string, string>> = {}, attributes = '', build?: Build) {
  const collector = await openCollector(await buildScript(build))
  const tag = `<script async src="${collector.origin}/touchline.js" data-key="tlw_test" ${attributes}></script>`
  const site = await openSite(pages, tag)
  return {
    collector,
    site,
    close: async () => {
      await Promise.all([collector.close(), site.close()])
    },
  }
}

/** Opens an address and waits for the script to run. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => typeof globalThis.touchline?.page === 'function')
}

/** Tracks events called `0`, `1`, … in one go. */
export const trackMany = (page: Page, count: number, filler = ''): Promise<void> =>
  page.evaluate(
    ([count, filler]) => {
      for (let i = 0; i < count; i++) globalThis.touchline?.track?.(`${i}`, { filler })
    },
    [count, filler] as const,
  )

/** Of all custom events that were taken: how often each counts. */
export function timesTracked({ distinct }: Collector): number[] {
  const times: number[] = []
  for (const event of distinct()) {
    if (event.type === 'track') times[Number(event.name)] = (times[Number(event.name)] ?? 0) + 1
  }
  return times
}

/** What `timesTracked` should be: each of `count` events once. */
export const onceEach = (count: number): number[] => new Array(count).fill(1)
