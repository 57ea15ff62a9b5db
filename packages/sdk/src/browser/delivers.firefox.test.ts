import type { Browser } from 'puppeteer-core'
import { afterAll, test as base, beforeAll, describe } from 'vitest'
import { launchFirefox, storageBlocked } from '../test/firefox.ts'
import { type Scene, sceneOf, type Tab } from '../test/scene.ts'
import { buildScript } from '../test/script-build.ts'
import { pagesOfSituations, situations, withStorageBlocked } from '../test/situations.ts'

let browser: Browser
let script: string

beforeAll(async () => {
  script = await buildScript()
  browser = await launchFirefox()
}, 60_000)

afterAll(() => browser.close())

/** A site, a collector and a visitor of each test's own, as tests run beside each other. */
const test = base.extend<{ scene: Scene; openTab: () => Promise<Tab> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  scene: async ({}, use) => {
    const scene = await sceneOf(script, pagesOfSituations)
    await use(scene)
    await scene.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  openTab: async ({}, use) => {
    const context = await browser.createBrowserContext()
    await use(() => context.newPage({ type: 'window' }))
    await context.close()
  },
})

describe.concurrent('in Firefox too, of 200 events none is lost, and none counts twice', () => {
  for (const [name, play] of Object.entries(situations)) test(name, ({ scene, openTab }) => play(scene, openTab))

  test('storage is blocked', async ({ scene, onTestFinished }) => {
    const blocked = await launchFirefox(storageBlocked)
    onTestFinished(() => blocked.close())
    await withStorageBlocked(scene, () => blocked.newPage())
  })
})
