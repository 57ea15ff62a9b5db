import { describe, expect, test } from 'vitest'
import { createTracker } from './create-tracker.ts'
import type { Plugin } from './plugin.ts'
import { campaignParameters } from './plugins/campaigns.ts'
import { recordExposure, recordSource } from './plugins/facts.ts'
import { pages } from './plugins/pages.ts'
import { fakeBrowser } from './test/fake-browser.ts'

const open = (browser: ReturnType<typeof fakeBrowser>, plugins: readonly Plugin[], url = 'https://shop.example/') => {
  const page = browser.open({ url })
  const options = { key: 'tlw_test', server: 'https://collector.example', plugins, debug: true }
  return { ...page, tracker: createTracker(options, page.env) }
}

describe('a plug-in', () => {
  test('may add to what is recorded, and its additions are made fit as well', async () => {
    const browser = fakeBrowser()
    const plan: Plugin = () => ({
      enrich: (fact) =>
        fact.type === 'track' ? { ...fact, properties: { ...fact.properties, plan: 'x'.repeat(1_000) } } : fact,
    })
    open(browser, [plan]).tracker.track('a', { n: 1 })
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toMatchObject([{ properties: { n: 1, plan: 'x'.repeat(512) } }])
  })

  test('has the last word on what is sent', async () => {
    const browser = fakeBrowser()
    const discreet: Plugin = () => ({
      beforeSend: (event) => (event.type === 'track' ? null : { ...event, url: 'https://shop.example/hidden' }),
    })
    const { tracker } = open(browser, [discreet, pages])
    tracker.track('secret')
    await browser.clock.advance(2_000)
    expect(browser.arrived()).toMatchObject([{ type: 'page', url: 'https://shop.example/hidden', title: 'Shop' }])
  })

  test('hears of every page, the first one too, wherever it stands in the list', async () => {
    const browser = fakeBrowser()
    const heard: unknown[] = []
    const listener: Plugin = () => ({ onPage: ({ url }) => void heard.push(url) })
    const { navigate } = open(browser, [pages, listener])
    navigate('https://shop.example/a')
    expect(heard).toEqual(['https://shop.example/', 'https://shop.example/a'])
  })

  test('may record as the page is left', async () => {
    const browser = fakeBrowser()
    const goodbye: Plugin = ({ track }) => ({ onLeave: () => track('goodbye') })
    open(browser, [goodbye]).leave()
    expect(browser.arrived()).toMatchObject([{ name: 'goodbye' }])
  })

  test('that throws costs nobody else: only what it was to let through is held back', async () => {
    const browser = fakeBrowser()
    const fail = (): never => {
      throw new Error('mine')
    }
    const broken: Plugin = () => ({ start: fail, onPage: fail, enrich: fail, onLeave: fail })
    const guard: Plugin = () => ({ beforeSend: (event) => (event.type === 'track' ? fail() : event) })
    const { tracker, leave } = open(browser, [fail, broken, guard, pages])
    tracker.track('not let through')
    leave()
    expect(browser.arrived()).toMatchObject([{ type: 'page' }])
    expect(browser.warnings).toContain('not recorded')
  })
})

test("campaigns under a site's own names are told by the usual ones as well, and theirs are kept", async () => {
  const browser = fakeBrowser()
  const own = campaignParameters({ utm_source: 'src', utm_campaign: 'cmp' })
  open(browser, [own, pages], 'https://shop.example/?src=news&cmp=spring&utm_campaign=may')
  await browser.clock.advance(2_000)
  expect(browser.arrived()).toMatchObject([
    { url: 'https://shop.example/?src=news&cmp=spring&utm_campaign=may&utm_source=news' },
  ])
})

test('variants of experiments and what visitors say of where they came from are recorded', async () => {
  const browser = fakeBrowser()
  const { tracker } = open(browser, [])
  recordExposure(tracker, 'price', 'b')
  recordExposure(tracker, ' ', 'b')
  recordSource(tracker, '  A friend ')
  recordSource(tracker, undefined as unknown as string)
  await browser.clock.advance(2_000)
  expect(browser.arrived()).toMatchObject([
    { type: 'exposure', experiment: 'price', variant: 'b', url: 'https://shop.example/' },
    { type: 'source', answer: 'A friend' },
  ])
})
