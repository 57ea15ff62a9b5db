import { createHash } from 'node:crypto'
import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { createTracker } from './create-tracker.ts'
import type { Plugin } from './plugin.ts'
import { recordForm } from './plugins/forms.ts'
import { pages } from './plugins/pages.ts'
import { fakeBrowser } from './test/fake-browser.ts'

const options = { key: 'tlw_test', server: 'https://collector.example/' }

/** A page on which a tracker runs. */
function pageOf(
  browser: ReturnType<typeof fakeBrowser>,
  shown: { url?: string; title?: string; referrer?: string } = {},
  plugins: readonly Plugin[] = [],
) {
  const page = browser.open(shown)
  return { ...page, tracker: createTracker({ ...options, plugins }, page.env) }
}

const ids = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id)

describe('what is recorded', () => {
  test('a page view: address, title, and where the visitor came from', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser, {
      url: 'https://shop.example/?utm_source=news',
      referrer: 'https://news.example/',
    })
    tracker.page()
    await browser.clock.advance(2_000)

    expect(browser.arrived()).toMatchObject([
      { type: 'page', url: 'https://shop.example/?utm_source=news', title: 'Shop', referrer: 'https://news.example/' },
    ])
    expect(browser.requests[0]?.url).toBe('https://collector.example/v1/events?key=tlw_test')
  })

  test('only the first page view of a load has a referrer', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser, { referrer: 'https://news.example/' })
    tracker.page()
    tracker.page()
    await browser.clock.advance(2_000)

    expect(browser.arrived()).toMatchObject([{ referrer: 'https://news.example/' }, {}])
    expect(browser.arrived()[1]).not.toHaveProperty('referrer')
  })

  test('a page view of a single-page application has the title that is set after the address', async () => {
    const browser = fakeBrowser()
    const { page, navigate } = pageOf(browser, {}, [pages])
    navigate('https://shop.example/a')
    page.title = 'A'
    navigate('https://shop.example/b')
    page.title = 'B'
    await browser.clock.advance(2_000)

    expect(browser.arrived()).toMatchObject([
      { url: 'https://shop.example/', title: 'Shop' },
      { url: 'https://shop.example/a', title: 'A' },
      { url: 'https://shop.example/b', title: 'B' },
    ])
  })

  test('a path is seen once; a query or a fragment is no other page', async () => {
    const browser = fakeBrowser()
    const { navigate } = pageOf(browser, { url: 'https://shop.example/a' }, [pages])
    for (const url of ['/a?filter=x', '/a#top', '/b', '/b', '/a']) navigate(`https://shop.example${url}`)
    await browser.clock.advance(2_000)

    expect(browser.arrived()).toMatchObject(['/a', '/b', '/a'].map((path) => ({ url: `https://shop.example${path}` })))
  })

  test('an address only as its hash, however it is spelled', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    tracker.identify({ email: '  Ada@Example.COM ' })
    await browser.clock.advance(2_000)

    const emailHash = createHash('sha256').update('ada@example.com').digest('hex')
    expect(browser.arrived()).toMatchObject([{ type: 'identify', emailHash }])
    expect(browser.requests[0]?.body).not.toMatch(/ada|@/i)
  })

  test('a token of the site, whole, alone or beside other keys', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    const identityToken = 'x'.repeat(2_000)
    tracker.identify({ identityToken })
    tracker.identify({ userId: '7', identityToken })
    tracker.identify({ userId: '7', identityToken: '' })
    await browser.clock.advance(2_000)
    const [alone, beside, without] = browser.arrived()
    expect(alone).toMatchObject({ type: 'identify', identityToken })
    expect(beside).toMatchObject({ userId: '7', identityToken })
    expect(without).not.toHaveProperty('identityToken')
  })

  test('nobody is not identified', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    for (const identity of [{}, { email: 'not an address' }, { userId: ' ' }, { crmId: '7' }, { crmSystem: 'x' }]) {
      tracker.identify(identity)
    }
    await browser.clock.advance(2_000)
    expect(browser.requests).toEqual([])
  })

  test('a form that is named, its fields, and whether it makes a lead', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    recordForm(tracker, 'demo', { lead: true, fields: { size: '50' } })
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toMatchObject([
      { type: 'form', url: 'https://shop.example/', form: 'demo', lead: true, fields: { size: '50' } },
    ])
  })

  law.prop([fc.anything(), fc.anything(), fc.anything(), fc.webUrl()])(
    'whatever it is called with, the page goes on and the collector takes what is sent',
    async (name, value, details, url) => {
      const browser = fakeBrowser()
      const { tracker } = pageOf(browser, { url, referrer: String(url) })
      const careless = tracker as unknown as Record<string, (...args: unknown[]) => void>
      tracker.page()
      for (const call of ['track', 'identify', 'page', 'reset']) careless[call]?.(name, value, details)
      recordForm(tracker, name as string, value as object)
      careless['track']?.('named', value)
      careless['identify']?.({ email: name, userId: value, crmId: details, crmSystem: 'x' })
      const flushed = tracker.flush()
      await browser.clock.advance(2_000)
      await flushed
      expect(browser.arrived().map(({ type }) => type)).toContain('track')
    },
  )
})

describe('the visitor', () => {
  test('is the same on every page, and somebody else after a reset', async () => {
    const browser = fakeBrowser()
    const first = pageOf(browser)
    first.tracker.track('a')
    first.tracker.reset()
    first.tracker.track('b')
    await browser.clock.advance(2_000)
    pageOf(browser).tracker.track('c')
    await browser.clock.advance(2_000)

    const visitors = browser.requests.map(({ batch }) => batch.visitorId)
    expect(browser.arrived()).toMatchObject([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
    expect(visitors[1]).not.toBe(visitors[0])
    expect(visitors[2]).toBe(visitors[1])
  })

  test('who is asked for before anything is written down is who it is recorded of', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    tracker.track('a')
    const visitor = tracker.visitorId()
    tracker.track('b')
    await browser.clock.advance(2_000)
    expect(browser.requests.map(({ batch }) => batch.visitorId)).toEqual([visitor])
    expect(tracker.visitorId()).toBe(visitor)
  })

  test('whose stored id is damaged gets a new one', async () => {
    const browser = fakeBrowser()
    browser.device.set('touchline.visitor', '"><script>')
    pageOf(browser).tracker.page()
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toHaveLength(1)
  })

  test('is known for the length of the page where nothing can be stored', async () => {
    const browser = fakeBrowser()
    browser.settings.quota = 0
    const { tracker } = pageOf(browser)
    tracker.track('a')
    await browser.clock.advance(2_000)
    tracker.track('b')
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toMatchObject([{ name: 'a' }, { name: 'b' }])
    expect(new Set(browser.requests.map(({ batch }) => batch.visitorId)).size).toBe(1)
  })
})

describe('without a browser', () => {
  test('nothing happens and nothing breaks', async () => {
    const tracker = createTracker({ ...options, plugins: [pages] })
    tracker.page()
    tracker.track('x')
    await expect(tracker.flush()).resolves.toBeUndefined()
  })
})

test('every event has an id of its own', async () => {
  const browser = fakeBrowser()
  const { tracker } = pageOf(browser)
  for (let i = 0; i < 1_000; i++) tracker.track('burst')
  await browser.clock.advance(10_000)
  expect(new Set(ids(browser.arrived())).size).toBe(1_000)
  expect(ids(browser.arrived())).toEqual(ids(browser.arrived()).sort())
  expect(browser.requests.length).toBeLessThanOrEqual(25)
})

test('the developer hears of problems only with `debug`', async () => {
  const browser = fakeBrowser()
  browser.settings.reply = () => ({ status: 401 })
  for (const debug of [false, true]) {
    const tracker = createTracker({ ...options, debug }, browser.open().env)
    tracker.identify({})
    tracker.page()
    await browser.clock.advance(2_000)
    expect(browser.warnings.length > 0).toBe(debug)
  }
  expect(browser.warnings).toEqual(['not recorded', 'status 401'])
})
