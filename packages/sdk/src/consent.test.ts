import { describe, expect, test } from 'vitest'
import { createTracker } from './create-tracker.ts'
import type { TrackerOptions } from './options.ts'
import { pages } from './plugins/pages.ts'
import { fakeBrowser } from './test/fake-browser.ts'

type Browser = ReturnType<typeof fakeBrowser>

const open = (browser: Browser, options: Partial<TrackerOptions> = {}) => {
  const page = browser.open()
  const tracker = createTracker(
    { key: 'tlw_test', server: 'https://collector.example', plugins: [pages], ...options },
    page.env,
  )
  return { ...page, tracker }
}
const types = (browser: Browser): string[] => browser.arrived().map(({ type }) => type)

describe('where consent is required', () => {
  test('nothing is stored or sent before the visitor decides', async () => {
    const browser = fakeBrowser()
    const { tracker, leave } = open(browser, { requireConsent: true })
    tracker.track('early')
    await browser.clock.advance(60_000)
    leave()
    expect([
      browser.requests,
      [...browser.device],
      browser.cookies.get('touchline.visitor'),
      tracker.visitorId(),
    ]).toEqual([[], [], undefined, undefined])
  })

  test('a yes sends what was held, each event with what was consented to', async () => {
    const browser = fakeBrowser()
    const { tracker } = open(browser, { requireConsent: true })
    tracker.track('early')
    await browser.clock.advance(60_000)
    tracker.consent({ analytics: true, marketing: false })
    await browser.clock.advance(2_000)
    const consent = { analytics: true, marketing: false }
    expect(browser.arrived()).toMatchObject([
      { type: 'page', consent },
      { type: 'track', consent },
    ])
    expect(Date.parse(browser.arrived()[0]?.occurredAt ?? '')).toBeLessThan(browser.clock.now() - 60_000)
  })

  test('a no drops what was held, and nothing more is recorded', async () => {
    const browser = fakeBrowser()
    const { tracker } = open(browser, { requireConsent: true })
    tracker.consent(false)
    tracker.track('late')
    await browser.clock.advance(60_000)
    expect(browser.requests).toEqual([])
    expect([...browser.device.keys()]).toEqual(['touchline.consent'])
  })

  test('what was held does not survive a change of page', async () => {
    const browser = fakeBrowser()
    const first = open(browser, { requireConsent: true })
    first.tracker.track('lost')
    first.leave()
    first.crash()
    open(browser, { requireConsent: true, plugins: [] }).tracker.consent(true)
    await browser.clock.advance(5_000)
    expect(browser.requests).toEqual([])
  })

  test('the decision is known to the next page', async () => {
    const browser = fakeBrowser()
    open(browser, { requireConsent: true }).tracker.consent(true)
    await browser.clock.advance(2_000)
    open(browser, { requireConsent: true })
    await browser.clock.advance(2_000)
    expect(types(browser)).toEqual(['page', 'page'])
  })

  test('it is for the purpose that recording needs: another one is no yes', async () => {
    const browser = fakeBrowser()
    const { tracker } = open(browser, { requireConsent: 'statistics' })
    tracker.consent({ analytics: true })
    await browser.clock.advance(2_000)
    expect(browser.requests).toEqual([])
    tracker.consent({ statistics: true })
    tracker.track('now')
    await browser.clock.advance(2_000)
    expect(types(browser)).toEqual(['track'])
  })

  test.each(['denied', 'yes', 1, null, undefined])('only true is a yes: %s is none', async (answer) => {
    const browser = fakeBrowser()
    const { tracker } = open(browser, { requireConsent: true })
    tracker.consent({ analytics: answer as unknown as boolean })
    await browser.clock.advance(2_000)
    expect(browser.requests).toEqual([])
  })

  test('a memory that overflows drops the oldest, and tells how many', async () => {
    const browser = fakeBrowser()
    const { tracker } = open(browser, { requireConsent: true, plugins: [] })
    for (let i = 0; i < 1_200; i++) tracker.track(`${i}`)
    tracker.consent(true)
    await browser.clock.advance(60_000)
    const names = browser.arrived().map((event) => event.type === 'track' && event.name)
    expect(names).toEqual(Array.from({ length: 1_000 }, (_, i) => `${i + 200}`))
    expect(browser.requests.reduce((sum, { batch }) => sum + (batch.dropped ?? 0), 0)).toBe(200)
  })
})

describe('where it is not required', () => {
  test('events say nothing of consent, and a no ends recording and deletes who the visitor was', async () => {
    const browser = fakeBrowser()
    const { tracker } = open(browser)
    await browser.clock.advance(2_000)
    expect(browser.arrived()[0]).not.toHaveProperty('consent')
    tracker.consent(false)
    tracker.track('late')
    await browser.clock.advance(2_000)
    open(browser)
    await browser.clock.advance(2_000)
    expect(types(browser)).toEqual(['page'])
    expect([[...browser.device.keys()], browser.cookies.size]).toEqual([['touchline.consent'], 0])
  })
})

describe('signals of the browser', () => {
  test.each([
    { signal: 'gpc', options: {}, recorded: false },
    { signal: 'gpc', options: { gpc: false }, recorded: true },
    { signal: 'dnt', options: {}, recorded: true },
    { signal: 'dnt', options: { dnt: true }, recorded: false },
  ] as const)('$signal with $options: recorded is $recorded', async ({ signal, options, recorded }) => {
    const browser = fakeBrowser()
    browser.settings[signal] = true
    const { tracker } = open(browser, options)
    await browser.clock.advance(2_000)
    expect(browser.requests.length > 0).toBe(recorded)
    expect(tracker.visitorId() !== undefined).toBe(recorded)
  })

  test('a yes given to the site itself counts for more', async () => {
    const browser = fakeBrowser()
    browser.settings.gpc = true
    open(browser).tracker.consent(true)
    open(browser)
    await browser.clock.advance(2_000)
    expect(types(browser)).toEqual(['page'])
  })
})

test('without cookies nothing is kept on the device, and the visitor lasts as long as the page', async () => {
  const browser = fakeBrowser()
  browser.settings.reply = () => ({ status: 503 })
  const first = open(browser, { cookieless: true })
  first.tracker.track('a')
  await browser.clock.advance(2_000)
  expect([[...browser.device], browser.cookies.size]).toEqual([[], 0])
  browser.settings.reply = () => ({ status: 200 })
  await browser.clock.advance(60_000)
  open(browser, { cookieless: true })
  await browser.clock.advance(2_000)
  const visitors = browser.requests.map(({ batch }) => batch.visitorId)
  expect(visitors[0]).toBe(visitors[1])
  expect(new Set(visitors).size).toBe(2)
  expect([[...browser.device], browser.cookies.size]).toEqual([[], 0])
})

test('forgetting leaves nothing behind, sends nothing that waited, and begins with somebody else', async () => {
  const browser = fakeBrowser()
  browser.settings.reply = () => ({ status: 503 })
  const { tracker } = open(browser)
  const before = tracker.visitorId()
  await browser.clock.advance(2_000)
  tracker.track('unsent')
  tracker.forget()
  expect([[...browser.device], browser.cookies.size]).toEqual([[], 0])
  browser.requests.length = 0
  browser.settings.reply = () => ({ status: 200 })
  await browser.clock.advance(120_000)
  expect(browser.requests).toEqual([])
  expect(tracker.visitorId()).not.toBe(before)
})

describe("the visitor's id", () => {
  test('is that of the whole site where a cookie tells it, as when a server sets it', async () => {
    const browser = fakeBrowser()
    browser.cookies.set('touchline.visitor', '0198F000-0000-4000-8000-000000000001')
    browser.device.set('touchline.visitor', '0198f000-0000-7000-8000-000000000002')
    const { tracker } = open(browser)
    expect(tracker.visitorId()).toBe('0198F000-0000-4000-8000-000000000001')
    expect(browser.device.get('touchline.visitor')).toBe(tracker.visitorId())
  })

  test('survives the loss of the cookie', () => {
    const browser = fakeBrowser()
    const before = open(browser).tracker.visitorId()
    browser.cookies.clear()
    expect(open(browser).tracker.visitorId()).toBe(before)
    expect(browser.cookies.get('touchline.visitor')).toBe(before)
  })

  test('is in no cookie where the site wants none', () => {
    const browser = fakeBrowser()
    expect(open(browser, { cookie: false }).tracker.visitorId()).toBe(browser.device.get('touchline.visitor'))
    expect(browser.cookies.size).toBe(0)
  })
})
