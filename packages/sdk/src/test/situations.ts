import { setTimeout as wait } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { allArrive, type Scene, type Tab, trackMany, visit } from './scene.ts'

/** Opens a tab in the visitor's browser. */
type OpenTab = () => Promise<Tab>

type Situation = (scene: Scene, openTab: OpenTab) => Promise<void>

/** What `trackMany` needs for events of 700 bytes. */
const filler = 'x'.repeat(500)

async function reading({ site }: Scene, openTab: OpenTab, path = '/a'): Promise<Tab> {
  const tab = await openTab()
  await visit(tab, site.origin + path)
  return tab
}

const somethingTracked = ({ collector }: Scene): Promise<unknown> =>
  vi.waitFor(
    () => expect(collector.received.some(({ batch }) => batch?.events.some(({ type }) => type === 'track'))).toBe(true),
    10_000,
  )

async function closesTheTab(scene: Scene, openTab: OpenTab): Promise<void> {
  const tab = await reading(scene, openTab)
  await trackMany(tab, 200)
  await tab.close({ runBeforeUnload: true })
  await allArrive(scene, 200)
}

export const withStorageBlocked: Situation = async (scene, openTab) => {
  const tab = await reading(scene, openTab)
  const isBlocked = await tab.evaluate('try { !localStorage } catch { true }')
  expect(isBlocked).toBe(true)
  await trackMany(tab, 200)
  await wait(1_500)
  await trackMany(tab, 200, '', 200)
  await tab.close({ runBeforeUnload: true })
  await allArrive(scene, 400)
}

/** What becomes of 200 events, in any browser: each counts once. The longest first, as they are played together. */
export const situations: Readonly<Record<string, Situation>> = {
  'the collector is down for 30 s, and the page stays open': async (scene, openTab) => {
    const tab = await reading(scene, openTab)
    scene.collector.goDown()
    await trackMany(tab, 200)
    await wait(30_000)
    scene.collector.comeBack()
    await visit(tab, `${scene.site.origin}/b`)
    await allArrive(scene, 200)
  },

  'the collector is down for 4 s, and nobody touches the page': async (scene, openTab) => {
    const tab = await reading(scene, openTab)
    scene.collector.goDown()
    await trackMany(tab, 200)
    await wait(4_000)
    scene.collector.comeBack()
    await allArrive(scene, 200, 40_000)
  },

  'the collector is down, the visitor leaves, and comes back later': async (scene, openTab) => {
    const tab = await reading(scene, openTab)
    scene.collector.goDown()
    await trackMany(tab, 200)
    await tab.close({ runBeforeUnload: true })
    await wait(1_000)
    scene.collector.comeBack()
    await reading(scene, openTab)
    await allArrive(scene, 200)
  },

  'the collector asks to be left alone, and is, by the next page too': async (scene, openTab) => {
    scene.collector.settings.reply = () => ({ status: 429, retryAfter: '6' })
    const tab = await reading(scene, openTab)
    await trackMany(tab, 200)
    await vi.waitFor(() => expect(scene.collector.received).not.toEqual([]), 5_000)
    // Time to hear the answer, before the page is left.
    await wait(500)
    const { length } = scene.collector.received
    scene.collector.settings.reply = () => ({ status: 200 })
    await visit(tab, `${scene.site.origin}/b`)
    await wait(2_000)
    expect(scene.collector.received).toHaveLength(length)
    await allArrive(scene, 200)
  },

  'the collector answers 503, and is not stormed': async (scene, openTab) => {
    scene.collector.settings.reply = () => ({ status: 503 })
    const tab = await reading(scene, openTab)
    await trackMany(tab, 200)
    await wait(4_000)
    expect(scene.collector.received.length).toBeLessThanOrEqual(8)
    scene.collector.settings.reply = () => ({ status: 200 })
    await visit(tab, `${scene.site.origin}/b`)
    await allArrive(scene, 200)
  },

  'the visitor goes on to the next page': async (scene, openTab) => {
    const tab = await reading(scene, openTab)
    await trackMany(tab, 200)
    await visit(tab, `${scene.site.origin}/b`)
    await allArrive(scene, 200)
  },

  'the tab is closed, and there is no other page': closesTheTab,

  'the visitor is gone within 100 ms': async (scene, openTab) => {
    const tab = await openTab()
    await tab.goto(`${scene.site.origin}/bounce`)
    await vi.waitFor(async () => expect(await tab.evaluate('location.href')).toBe('about:blank'), 5_000)
    await allArrive(scene, 200)
  },

  'the page is reloaded while a slow request is under way': async (scene, openTab) => {
    scene.collector.settings.reply = () => ({ status: 200, afterMs: 400 })
    const tab = await reading(scene, openTab)
    await trackMany(tab, 200)
    await somethingTracked(scene)
    await tab.reload()
    await allArrive(scene, 200)
  },

  'the collector takes 400 ms for each request': async (scene, openTab) => {
    scene.collector.settings.reply = () => ({ status: 200, afterMs: 400 })
    await trackMany(await reading(scene, openTab), 200)
    await allArrive(scene, 200)
    expect(scene.collector.taken()).toHaveLength(201)
  },

  'each event has 700 bytes, the visitor leaves, and comes back': async (scene, openTab) => {
    const tab = await reading(scene, openTab)
    await trackMany(tab, 200, filler)
    await tab.goto('about:blank')
    await wait(500)
    await visit(tab, `${scene.site.origin}/b`)
    await allArrive(scene, 200)
  },

  'two tabs are open, and each sends its own': async (scene, openTab) => {
    const tabs = [await reading(scene, openTab), await reading(scene, openTab, '/b')] as const
    await Promise.all(tabs.map((tab, i) => trackMany(tab, 200, '', i * 200)))
    await allArrive(scene, 400)
    await wait(1_500)
    const ids = scene.collector.taken().map(({ id }) => id)
    expect(ids).toHaveLength(402)
    expect(new Set(ids).size).toBe(402)
  },
}

/** Pages of the site on which these take place: on one, visitors don't stay. */
export const pagesOfSituations = {
  '/bounce': `<script>
    const track = () => {
      if (!globalThis.touchline?.track) return setTimeout(track, 5)
      for (let i = 0; i < 200; i++) touchline.track(String(i))
      setTimeout(() => location.replace('about:blank'), 50)
    }
    track()
  </script>`,
}
