import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from '../test/chromium.ts'
import { type Scene, sceneOf, visit } from '../test/scene.ts'
import { buildScript } from '../test/script-build.ts'
import { openSite } from '../test/site.ts'

/* What the documentation says, tried in a browser. */

const documentation = new URL('../../../../docs/sdk/', import.meta.url)

let browser: Browser
let scene: Scene
let context: BrowserContext
let page: Page

beforeAll(async () => {
  scene = await sceneOf(await buildScript('everything'))
  browser = await launchChromium()
}, 60_000)

beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  await scene.renewCollector()
})

afterEach(() => context.close())

afterAll(async () => {
  await browser.close()
  await scene.close()
})

const textOf = (name: string): Promise<string> => readFile(new URL(name, documentation), 'utf8')

test.each([
  { recipe: 'HTML', language: 'html', tag: /<script [\s\S]*<\/script>/ },
  { recipe: 'Google Tag Manager', language: 'html', tag: /<script>[\s\S]*<\/script>/ },
  { recipe: 'WordPress', language: 'php', tag: /<script [\s\S]*<\/script>/ },
])('the tag of the recipe for $recipe records', async ({ recipe, language, tag }) => {
  const section = (await textOf('recipes.md')).split(`## ${recipe}\n`)[1] ?? ''
  const code = section.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? ''
  const filledIn = (tag.exec(code)?.[0] ?? '').replace('https://touchline.example.com', scene.collector.origin)
  const site = await openSite({}, () => filledIn)
  await page.goto(site.origin)
  await vi.waitFor(() => expect(scene.collector.distinct()).toMatchObject([{ type: 'page' }]), 5_000)
  expect(scene.collector.received[0]?.url).toBe('/v1/events?key=tlw_your_write_key')
  await site.close()
})

/** Names of what is kept on the device, wherever. */
const kept = async (): Promise<string[]> => {
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  return [...new Set([...stored, ...databases, ...(await context.cookies()).map(({ name }) => name)])]
}

test('nothing is kept on the device but what the page on privacy names, and all of that is', async () => {
  scene.collector.settings.reply = () => ({ status: 503, retryAfter: '60' })
  await visit(page, `${scene.site.origin}/?utm_source=news`)
  await page.evaluate(() => globalThis.touchline?.consent?.({ analytics: true }))
  await page.evaluate(() => globalThis.touchline?.flush?.())
  const table = (await textOf('privacy.md')).split('## What is kept on the device')[1]?.split('## ')[0] ?? ''
  const documented = [...table.matchAll(/`(touchline\.\w+)(\.…)?`/g)].map(([, name = '', more]) => ({ name, more }))
  const found = (await kept()).map(
    (key) => documented.find(({ name, more }) => (more ? key.startsWith(`${name}.`) : key === name))?.name ?? key,
  )
  expect([...new Set(found)].sort()).toEqual([...new Set(documented.map(({ name }) => name))].sort())

  await page.evaluate(() => globalThis.touchline?.consent?.(false))
  expect(await kept()).toEqual(['touchline.consent'])
  await page.evaluate(() => globalThis.touchline?.forget?.())
  expect(await kept()).toEqual([])
})
