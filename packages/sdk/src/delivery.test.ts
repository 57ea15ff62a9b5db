import { describe, expect, test } from 'vitest'
import { createTracker } from './create-tracker.ts'
import { fakeBrowser } from './test/fake-browser.ts'

const options = { key: 'tlw_test', server: 'https://collector.example' }

const pageOf = (browser: ReturnType<typeof fakeBrowser>) => {
  const page = browser.open()
  return { ...page, tracker: createTracker(options, page.env) }
}

const names = (browser: ReturnType<typeof fakeBrowser>): (string | undefined)[] =>
  browser.arrived().map((event) => (event.type === 'track' ? event.name : undefined))

const keysOfLogs = (browser: ReturnType<typeof fakeBrowser>): string[] =>
  [...browser.device.keys()].filter((key) => key.startsWith('touchline.log.'))

const big = 'ä'.repeat(500)

describe('sending', () => {
  test('waits about a second, so that events go together, and leaves nothing behind', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    tracker.track('a')
    await browser.clock.advance(500)
    tracker.track('b')
    expect(browser.requests).toEqual([])
    await browser.clock.advance(1_000)

    expect(browser.requests).toHaveLength(1)
    expect(names(browser)).toEqual(['a', 'b'])
    expect(keysOfLogs(browser)).toEqual([])
  })

  test('does not wait where much has come together', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    for (let i = 0; i < 60; i++) tracker.track(big)
    await browser.clock.advance(150)
    expect(browser.requests.length).toBeGreaterThan(0)
  })

  test('on request happens at once', async () => {
    const browser = fakeBrowser()
    const { tracker } = pageOf(browser)
    tracker.track('a')
    const flushed = tracker.flush()
    expect(names(browser)).toEqual(['a'])
    await browser.clock.advance(20)
    await flushed
    expect(keysOfLogs(browser)).toEqual([])
  })
})

describe('a collector that is down', () => {
  test('loses nothing, and gets the same events again when it is back', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    const { tracker } = pageOf(browser)
    tracker.track('a')
    await browser.clock.advance(5_000)
    const lost = browser.arrived()
    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    await browser.clock.advance(120_000)

    expect(browser.arrived()).toEqual([lost[0]])
  })

  test('is not stormed, whatever the page does', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 503 })
    const { tracker } = pageOf(browser)
    for (let second = 0; second < 600; second++) {
      tracker.track('a')
      void tracker.flush()
      await browser.clock.advance(1_000)
    }
    expect(browser.requests.length).toBeLessThan(50)
  })

  test('costs no more than 256 kB on the device; the oldest give way, and the collector hears how many', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    const { tracker } = pageOf(browser)
    for (let i = 0; i < 5_000; i++) {
      tracker.track(`event ${i}`)
      if (i % 10 === 0) await browser.clock.advance(100)
    }
    await browser.clock.advance(200)
    expect(browser.used()).toBeLessThanOrEqual(256_000)

    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    await browser.clock.advance(300_000)
    const dropped = browser.requests.reduce((sum, { batch }) => sum + (batch.dropped ?? 0), 0)
    expect(dropped).toBeGreaterThan(0)
    expect(names(browser)).toEqual(Array.from({ length: 5_000 - dropped }, (_, i) => `event ${i + dropped}`))
  })

  test('and pages that come and go: what the next page gives up for want of room is counted as well', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    for (let page = 0; page < 4; page++) {
      const { tracker, crash } = pageOf(browser)
      for (let i = 0; i < 500; i++) tracker.track(`${page * 500 + i}`, { filler: 'x'.repeat(100) })
      await browser.clock.advance(3_000)
      crash()
    }
    expect(browser.used()).toBeLessThanOrEqual(256_000)
    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    pageOf(browser).tracker.track('2000')
    await browser.clock.advance(300_000)
    const dropped = browser.requests.reduce((sum, { batch }) => sum + (batch.dropped ?? 0), 0)
    expect(dropped).toBeGreaterThan(0)
    expect(new Set(names(browser)).size).toBe(2_001 - dropped)
  })
})

describe('a collector that refuses', () => {
  test('is not asked again', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 400 })
    const { tracker } = pageOf(browser)
    tracker.track('a')
    await browser.clock.advance(300_000)
    expect(browser.requests).toHaveLength(1)
    expect(keysOfLogs(browser)).toEqual([])
  })

  test('until later is left alone until then, by this page and the next', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 429, retryAfter: '60' })
    const first = pageOf(browser)
    first.tracker.track('a')
    await browser.clock.advance(2_000)
    browser.settings.reply = () => ({ status: 200 })

    first.tracker.track('b')
    first.hide()
    await browser.clock.advance(10_000)
    first.leave()
    pageOf(browser).tracker.track('c')
    await browser.clock.advance(45_000)
    expect(browser.requests).toHaveLength(1)

    await browser.clock.advance(10_000)
    expect(names(browser)).toEqual(['a', 'a', 'b', 'c'])
  })
})

describe('leaving', () => {
  test('sends everything at once, in requests that outlive the page', async () => {
    const browser = fakeBrowser()
    const { tracker, leave } = pageOf(browser)
    tracker.track('a')
    tracker.reset()
    tracker.track('b')
    leave()
    expect(names(browser)).toEqual(['a', 'b'])
  })

  test('sends at most what the browser carries, and the next page the rest: each event once', async () => {
    const browser = fakeBrowser()
    const first = pageOf(browser)
    for (let i = 0; i < 150; i++) first.tracker.track(`${i} ${big}`)
    first.leave()
    const bytes = browser.requests.reduce((sum, { body }) => sum + new Blob([body]).size, 0)
    expect(bytes).toBeGreaterThan(40_000)
    expect(bytes).toBeLessThanOrEqual(65_536)

    await browser.clock.advance(1_000)
    first.crash()
    pageOf(browser)
    await browser.clock.advance(10_000)
    expect(names(browser).map((name) => Number.parseInt(name ?? '', 10))).toEqual([...Array(150).keys()])
    expect(keysOfLogs(browser)).toEqual([])
  })

  test('sends its own first, and then what pages before it left without an answer', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    for (let i = 0; i < 6; i++) {
      const { tracker, leave, crash } = pageOf(browser)
      tracker.track(`${i}`)
      leave()
      crash()
      await browser.clock.advance(1)
    }
    await browser.clock.advance(5_000)
    browser.requests.length = 0
    const { tracker, leave } = pageOf(browser)
    tracker.track('last')
    leave()
    expect(names(browser)).toEqual(['last', '0', '1', '2'])
  })

  test('while a request is under way does not send its events a second time', async () => {
    const browser = fakeBrowser()
    browser.settings.latencyMs = 400
    const { tracker, hide } = pageOf(browser)
    tracker.track('a')
    await browser.clock.advance(1_100)
    tracker.track('b')
    hide()
    await browser.clock.advance(2_000)
    expect(names(browser)).toEqual(['a', 'b'])
  })

  test('and coming back as it was goes on where it left off', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    const { tracker, leave, back } = pageOf(browser)
    tracker.track('a')
    leave()
    await browser.clock.advance(100)
    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    back()
    tracker.track('b')
    await browser.clock.advance(5_000)
    expect(names(browser)).toEqual(['a', 'b'])
    expect(keysOfLogs(browser)).toEqual([])
  })
})

describe('pages that are gone', () => {
  test('leave what was not delivered to the next, under the same ids', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 503 })
    const first = pageOf(browser)
    first.tracker.track('a')
    await browser.clock.advance(2_000)
    const [sent] = browser.arrived()
    first.crash()
    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    pageOf(browser)
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toEqual([sent])
  })

  test.each([
    { hasLocks: true, times: 1 },
    { hasLocks: false, times: 2 },
  ])(
    'are told from those that are sending by locks ($hasLocks), or sent for to be safe',
    async ({ hasLocks, times }) => {
      const browser = fakeBrowser()
      browser.settings.hasLocks = hasLocks
      browser.settings.latencyMs = 3_000
      const first = pageOf(browser)
      first.tracker.track('a')
      await browser.clock.advance(150)
      pageOf(browser)
      await browser.clock.advance(10_000)
      expect(names(browser)).toEqual(new Array(times).fill('a'))
      expect(new Set(browser.arrived().map(({ id }) => id)).size).toBe(1)
    },
  )

  test('while they were sending give way to the next', async () => {
    const browser = fakeBrowser()
    browser.settings.latencyMs = 60_000
    const crashing = pageOf(browser)
    crashing.tracker.track('a')
    await browser.clock.advance(1_500)
    browser.settings.latencyMs = 10
    const next = pageOf(browser)
    next.tracker.track('b')
    await browser.clock.advance(5_000)
    expect(names(browser)).toEqual(['a'])
    crashing.crash()
    await browser.clock.advance(100)
    expect(names(browser)).toEqual(['a', 'a', 'b'])
    expect(keysOfLogs(browser)).toEqual([])
  })

  test('that stand still in the middle of sending are not waited for for ever', async () => {
    const browser = fakeBrowser()
    browser.settings.latencyMs = 3_600_000
    pageOf(browser).tracker.track('a')
    await browser.clock.advance(1_500)
    browser.settings.latencyMs = 10
    pageOf(browser).tracker.track('b')
    await browser.clock.advance(20_000)
    expect(names(browser)).toEqual(['a'])
    await browser.clock.advance(20_000)
    expect(names(browser)).toEqual(['a', 'a', 'b'])
  })

  test('no longer wait for their turn, and hold up nobody when it comes', async () => {
    const browser = fakeBrowser()
    browser.settings.latencyMs = 60_000
    const crashing = pageOf(browser)
    crashing.tracker.track('a')
    await browser.clock.advance(1_500)
    const waiting = pageOf(browser)
    waiting.tracker.track('b')
    await browser.clock.advance(3_000)
    waiting.leave()
    crashing.crash()
    await browser.clock.advance(10)
    browser.settings.latencyMs = 10
    pageOf(browser).tracker.track('c')
    await browser.clock.advance(5_000)
    expect(names(browser)).toContain('c')
  })

  test('and left something damaged cost nobody else', async () => {
    const browser = fakeBrowser()
    browser.device.set('touchline.log.tlw_test.gone.1', '"dropped":0,"visitorId":')
    pageOf(browser).tracker.track('a')
    await browser.clock.advance(2_000)
    expect(names(browser)).toEqual(['a'])
  })

  test('of another workspace keep what is theirs', async () => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    const other = browser.open()
    createTracker({ ...options, key: 'tlw_other' }, other.env).track('theirs')
    await browser.clock.advance(150)
    other.crash()
    browser.settings.reply = () => ({ status: 200 })
    pageOf(browser).tracker.track('ours')
    await browser.clock.advance(5_000)
    expect(names(browser)).toEqual(['ours'])
  })
})
