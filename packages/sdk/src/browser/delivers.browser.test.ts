import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, test as base, beforeAll, describe, expect, vi } from 'vitest'
import { blockedChromium, launchChromium } from '../test/chromium.ts'
import { allArrive, type Scene, sceneOf, trackMany, visit } from '../test/scene.ts'
import { buildScript } from '../test/script-build.ts'
import { pagesOfSituations, situations, withStorageBlocked } from '../test/situations.ts'

let browser: Browser
let script: string

beforeAll(async () => {
  script = await buildScript()
  browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
}, 60_000)

afterAll(() => browser.close())

/** A site, a collector and a visitor of each test's own, as tests run beside each other. */
const test = base.extend<{ scene: Scene; context: BrowserContext; page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  scene: async ({}, use) => {
    const scene = await sceneOf(script, pagesOfSituations)
    await use(scene)
    await scene.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  context: async ({}, use) => {
    const context = await browser.newContext()
    await use(context)
    await context.close()
  },
  page: async ({ context }, use) => use(await context.newPage()),
})

/** What was stored for delivery on the device. */
const leftOn = (there: Page): Promise<string> =>
  there.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('touchline.log.'))
      .join(),
  )

/** The pages that the collector has heard of, each by its path. */
const seen = ({ collector, site }: Scene): string[] =>
  collector
    .distinct()
    .flatMap((event) => (event.type === 'page' ? [event.url.slice(site.origin.length)] : []))
    .sort()

describe.concurrent('of 200 events none is lost, and none counts twice', () => {
  for (const [name, play] of Object.entries(situations)) {
    test(name, ({ scene, context }) => play(scene, () => context.newPage()))
  }

  test('storage is blocked', async ({ scene, onTestFinished }) => {
    const blocked = await blockedChromium()
    onTestFinished(() => blocked.close())
    await withStorageBlocked(scene, () => blocked.newPage())
  })

  test('storage is full', async ({ scene, page }) => {
    await visit(page, `${scene.site.origin}/a`)
    await page.evaluate(() => {
      const fill = (text: string): void => {
        try {
          for (let i = 0; ; i++) localStorage.setItem(`full ${text.length} ${i}`, text)
        } catch {}
      }
      for (const length of [1_000_000, 10_000, 100, 1]) fill('x'.repeat(length))
    })
    await trackMany(page, 200)
    await page.waitForTimeout(1_500)
    await trackMany(page, 200, '', 200)
    await page.close({ runBeforeUnload: true })
    await allArrive(scene, 400)
  })

  test('the renderer crashes, and the visitor comes back', async ({ scene, context, page }) => {
    await visit(page, `${scene.site.origin}/a`)
    await trackMany(page, 200)
    // Time to write them down, and not to send them.
    await vi.waitFor(async () => expect(await leftOn(page)).toMatch('"name":"199"'), { timeout: 5_000, interval: 20 })
    await page.goto('chrome://crash').catch(() => {})
    await visit(await context.newPage(), `${scene.site.origin}/b`)
    await allArrive(scene, 200)
  })

  for (const [left, prepare] of [
    ['', () => {}],
    // As a timer does that runs out between `pagehide` and `freeze`.
    [
      ', having asked for its turn when it was left',
      () => addEventListener('visibilitychange', globalThis.touchline?.flush as () => void),
    ],
  ] as const) {
    test(`the page comes back from the back/forward cache${left}, is seen again, and goes on`, async ({
      scene,
      page,
    }) => {
      await visit(page, `${scene.site.origin}/a`)
      await page.evaluate(() => {
        Object.assign(globalThis, { wasHere: true })
      })
      await page.evaluate(prepare)
      // Chromium does not keep a page that is still waiting to hear whether it may use Web Locks at all.
      await vi.waitFor(() => expect(scene.collector.received).not.toEqual([]), 5_000)
      await trackMany(page, 200)
      await visit(page, `${scene.site.origin}/b`)
      await page.goBack({ waitUntil: 'commit' })
      // Only the collector is asked: Chromium throws away a page in which something runs before it is back.
      await vi.waitFor(() => expect(seen(scene)).toEqual(['/a', '/a', '/b']), 20_000)
      expect(await page.evaluate(() => 'wasHere' in globalThis)).toBe(true)
      await trackMany(page, 200, '', 200)
      await allArrive(scene, 400)
      expect(seen(scene)).toEqual(['/a', '/a', '/b'])
    })
  }

  test('the tab is hidden while its events are on their way', async ({ scene, context, page }) => {
    scene.collector.settings.reply = () => ({ status: 200, afterMs: 400 })
    await visit(page, `${scene.site.origin}/a`)
    await trackMany(page, 200)
    await vi.waitFor(() => expect(scene.collector.received).not.toEqual([]), 5_000)
    await (await context.newPage()).bringToFront()
    await page.close({ runBeforeUnload: true })
    await allArrive(scene, 200)
  })
})

describe.concurrent('much at once', () => {
  test('nothing stays on the device that has arrived', async ({ scene, page }) => {
    await visit(page, `${scene.site.origin}/a`)
    await trackMany(page, 200)
    await allArrive(scene, 200)
    await vi.waitFor(async () => expect(await leftOn(page)).toBe(''), 5_000)
  })

  test('1,000 events at once: all arrive, in few requests, none refused, without a preflight', async ({
    scene,
    page,
  }) => {
    const refused: string[] = []
    page.on('requestfailed', (request) => refused.push(request.url()))
    await visit(page, `${scene.site.origin}/a`)
    await trackMany(page, 1_000)
    await allArrive(scene, 1_000)
    expect(scene.collector.received.length).toBeLessThanOrEqual(25)
    expect(new Set(scene.collector.received.map(({ method }) => method))).toEqual(new Set(['POST']))
    expect(refused).toEqual([])
  })

  test('10,000 events while the collector is down: little is kept, and what gave way is reported', async ({
    scene: { collector, site },
    context,
    page,
  }) => {
    await visit(page, `${site.origin}/a`)
    await page.evaluate(() => globalThis.touchline?.flush?.())
    expect(collector.distinct()).toMatchObject([{ type: 'page' }])
    collector.goDown()
    const session = await context.newCDPSession(page)
    const heap = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize
    }
    const before = await heap()
    await trackMany(page, 10_000)
    await page.waitForTimeout(1_500)
    const stored = await page.evaluate(() =>
      [localStorage, sessionStorage]
        .flatMap((storage) => Object.entries(storage))
        .reduce((sum, [key, value]) => sum + new TextEncoder().encode(key + value).length, 0),
    )
    expect(stored).toBeGreaterThan(100_000)
    expect(stored).toBeLessThanOrEqual(256_000)
    expect((await heap()) - before).toBeLessThanOrEqual(1_500_000)

    // What a page sends in its last moment may arrive although the next one gives it up and counts it: let it fail first.
    await page.goto('about:blank')
    await page.waitForTimeout(2_000)
    collector.comeBack()
    await visit(page, `${site.origin}/b`)
    const arrived = (): number => collector.distinct().filter(({ type }) => type === 'track').length
    await vi.waitFor(() => expect(collector.dropped() + arrived()).toBe(10_000), 20_000)
    expect(collector.dropped()).toBeGreaterThan(0)
  })
})
