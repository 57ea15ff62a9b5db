import { setTimeout as wait } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { type Collector, openCollector } from './collector.ts'
import { type Build, buildScript } from './script-build.ts'
import { openSite } from './site.ts'

/** A tab, whoever drives the browser. */
export type Tab = {
  goto(url: string): Promise<unknown>
  reload(): Promise<unknown>
  evaluate(script: string): Promise<unknown>
  close(options: { runBeforeUnload: boolean }): Promise<void>
}

/** A site that carries the script, and the collector it reports to, on two origins. */
export async function openScene(pages: Readonly<Record<string, string>> = {}, attributes = '', build?: Build) {
  return sceneOf(await buildScript(build), pages, attributes)
}

/** The same with a script that was built before. */
export async function sceneOf(script: string, pages: Readonly<Record<string, string>> = {}, attributes = '') {
  let collector = await openCollector(script)
  const site = await openSite(
    pages,
    () => `<script async src="${collector.origin}/touchline.js" data-key="tlw_test" ${attributes}></script>`,
  )
  return {
    site,
    get collector() {
      return collector
    },
    /** From now on pages report to another collector: what pages that are gone sent last may come at any time. */
    renewCollector: async () => {
      const former = collector
      collector = await openCollector(script)
      await former.close()
    },
    close: async () => {
      await Promise.all([collector.close(), site.close()])
    },
  }
}

export type Scene = Awaited<ReturnType<typeof sceneOf>>

/** Opens an address and waits for the script to run. */
export async function visit(tab: Pick<Tab, 'goto' | 'evaluate'>, url: string): Promise<void> {
  await tab.goto(url)
  while (!(await tab.evaluate('!!globalThis.touchline?.page'))) await wait(20)
}

/** Tracks events called `0`, `1`, … in one go. */
export const trackMany = (tab: Pick<Tab, 'evaluate'>, count: number, filler = '', first = 0): Promise<unknown> =>
  tab.evaluate(`for (let i = ${first}; i < ${first + count}; i++) touchline.track(String(i), { filler: '${filler}' })`)

/** Of `count` events: which never came, and which count twice. */
function amiss({ distinct }: Collector, count: number) {
  const names = distinct().flatMap((event) => (event.type === 'track' ? [Number(event.name)] : []))
  const came = new Set(names)
  return {
    lost: Array.from({ length: count }, (_, i) => i).filter((i) => !came.has(i)),
    twice: names.filter((name, i) => names.indexOf(name) !== i),
  }
}

/** Each of `count` events came, under one id. That one may be sent twice is another matter. */
export const allArrive = ({ collector }: Scene, count: number, timeout = 20_000): Promise<unknown> =>
  vi.waitFor(() => expect(amiss(collector, count)).toEqual({ lost: [], twice: [] }), { timeout, interval: 50 })
