import { limits } from '@touchline/schema'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { launchChromium } from '../test/chromium.ts'
import { openScene, visit } from '../test/scene.ts'

let browser: Browser
let scene: Awaited<ReturnType<typeof openScene>>
let context: BrowserContext
let page: Page
let errors: string[]
let said: string[]

beforeAll(async () => {
  scene = await openScene({}, 'data-debug')
  browser = await launchChromium()
}, 60_000)

beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  await scene.renewCollector()
  errors = []
  said = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => said.push(message.text()))
})

afterEach(() => context.close())

afterAll(async () => {
  await browser.close()
  await scene.close()
})

const names = () => scene.collector.distinct().map((event) => (event.type === 'track' ? event.name : event.type))

test('whatever is given as a property, the page goes on, and what can be kept is', async () => {
  await visit(page, scene.site.origin)
  await page.evaluate(() => {
    const careless = globalThis.touchline as unknown as Record<string, (...args: unknown[]) => unknown>
    const cyclic: Record<string, unknown> = { kept: 1 }
    cyclic['self'] = cyclic
    careless['track']?.('cyclic', cyclic)
    careless['track']?.('long', { text: 'x'.repeat(1_000_000) })
    careless['track']?.('y'.repeat(1_000_000))
    careless['track']?.('prototype', JSON.parse('{"__proto__":"mine","constructor":1}'))
    careless['track']?.('odd', { big: 10n, call: () => 1, symbol: Symbol('x'), not: Number.NaN, none: undefined })
    const trap = {
      get now(): never {
        throw new Error('trapped')
      },
    }
    careless['track']?.('trapped', trap)
    for (const name of ['track', 'identify', 'form', 'record', 'consent']) careless[name]?.(trap, trap, trap)
    careless['consent']?.(true)
    careless['track']?.('last')
  })
  await page.evaluate(() => globalThis.touchline?.flush?.())
  const properties = Object.fromEntries(
    scene.collector.distinct().flatMap((event) => (event.type === 'track' ? [[event.name, event.properties]] : [])),
  )
  expect(Object.keys(properties)).not.toContain('trapped')
  expect(properties).toMatchObject({ last: undefined })
  expect(errors).toEqual([])
  expect(said.join('\n')).toMatch('trapped')
})

describe('a page that overrides what the script needs', () => {
  test.each<[string, () => unknown]>([
    [
      'fetch by one that throws',
      () =>
        Object.assign(globalThis, {
          fetch: () => {
            throw new Error('no')
          },
        }),
    ],
    ['fetch by one that answers nothing', () => Object.assign(globalThis, { fetch: () => undefined })],
    ['fetch by one that never answers', () => Object.assign(globalThis, { fetch: () => new Promise(() => {}) })],
    [
      'JSON.stringify by one that throws',
      () =>
        Object.assign(JSON, {
          stringify: () => {
            throw new Error('no')
          },
        }),
    ],
    ['JSON.stringify by one that says nothing', () => Object.assign(JSON, { stringify: () => undefined })],
    [
      'setItem by one that throws',
      () =>
        Object.assign(Storage.prototype, {
          setItem: () => {
            throw new Error('no')
          },
        }),
    ],
    [
      'getItem by one that throws',
      () =>
        Object.assign(Storage.prototype, {
          getItem: () => {
            throw new Error('no')
          },
        }),
    ],
    ['toJSON of every object', () => Object.assign(Object.prototype, { toJSON: () => 'gone' })],
  ])('%s is not broken', async (_, override) => {
    await visit(page, scene.site.origin)
    await page.evaluate(override)
    await page.evaluate(() => {
      for (let i = 0; i < 300; i++) globalThis.touchline?.track?.(`${i}`)
      globalThis.touchline?.identify?.({ email: 'ada@example.com' })
      globalThis.touchline?.reset?.()
      void globalThis.touchline?.flush?.()
    })
    await page.waitForTimeout(300)
    await visit(page, `${scene.site.origin}/next`)
    await vi.waitFor(() => expect(names()).toContain('page'), 5_000)
    expect(errors).toEqual([])
  })
})

test.each([
  'https://evil.example/"><script>alert(1)</script>',
  `https://evil.example/${'%F0%9F'.repeat(3_000)}`,
  'javascript:alert(1)',
])('a hostile referrer is sent as it may be, or not at all: %s', async (referrer) => {
  await page.addInitScript((value) => Object.defineProperty(document, 'referrer', { value }), referrer)
  await visit(page, scene.site.origin)
  await vi.waitFor(() => expect(names()).toContain('page'), 5_000)
  const [event] = scene.collector.distinct()
  const sent = event?.type === 'page' ? event.referrer : undefined
  expect(sent === undefined || (/^https:/.test(sent) && sent.length <= limits.sentUrlCharacters)).toBe(true)
  expect(errors).toEqual([])
})
