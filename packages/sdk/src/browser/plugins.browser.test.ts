import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from '../test/chromium.ts'
import { openScene, visit } from '../test/scene.ts'

const pages = {
  '/long': '<div style="height: 4000px"></div><p data-touchline-content="End of the guide">…</p>',
  '/links': `
    <p data-touchline-content="Guide">A guide</p>
    <a id="away" href="https://elsewhere.example/x?y=1">away</a>
    <a id="file" href="/price-list.pdf"><b>prices</b></a>
    <a id="asset" href="/guide.zip" data-touchline-content="Whole guide" download>guide</a>
    <a id="here" href="/other">here</a>
    <a id="two" href="http://shop.two.example/arrival?a=1#b">our other site</a>`,
  '/form': `
    <form action="/thanks">
      <input name="name">
      <input type="hidden" name="touchline_visitor"> <input type="hidden" name="touchline_first_utm_campaign">
      <input type="hidden" name="touchline_last_utm_campaign"> <input type="hidden" name="touchline_first_gclid">
      <input type="hidden" name="their_source"> <input type="hidden" name="csrf" value="t0ken">
    </form>`,
}

let browser: Browser
let scene: Awaited<ReturnType<typeof openScene>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  scene = await openScene(pages, '', 'everything')
  const hosts = ['*.one.example', '*.two.example', 'three.example']
  const rules = hosts.map((host) => `MAP ${host}:80 127.0.0.1:${scene.site.port}`).join(',')
  browser = await launchChromium({ args: [`--host-resolver-rules=${rules}`] })
}, 60_000)

beforeEach(async () => {
  context = await browser.newContext()
  await context.route('https://elsewhere.example/**', (route) => route.fulfill({ body: 'elsewhere' }))
  page = await context.newPage()
  await scene.renewCollector()
})

afterEach(() => context.close())

afterAll(async () => {
  await browser.close()
  await scene.close()
})

const arrived = (type: string) => scene.collector.distinct().filter((event) => event.type === type)
const arrives = (type: string, count = 1): Promise<unknown> =>
  vi.waitFor(() => expect(arrived(type).length).toBeGreaterThanOrEqual(count), 5_000)
const visitors = () => [...new Set(scene.collector.received.map(({ batch }) => batch?.visitorId))]
const flush = (): Promise<unknown> => page.evaluate(() => globalThis.touchline?.flush?.())

test('a navigation of the Navigation API counts once, as does one of its history', async () => {
  await visit(page, `${scene.site.origin}/one`)
  await page.evaluate(async () => {
    const { navigation } = globalThis as unknown as {
      navigation: EventTarget & { navigate(url: string): { finished: Promise<unknown> } }
    }
    navigation.addEventListener('navigate', (event) => (event as Event & { intercept(): void }).intercept())
    await navigation.navigate('/two').finished
    history.pushState({}, '', '/three')
  })
  await flush()
  expect(arrived('page').map((event) => event.type === 'page' && new URL(event.url).pathname)).toEqual([
    '/one',
    '/two',
    '/three',
  ])
})

test('where there is no Navigation API, the history tells', async () => {
  await page.addInitScript(() => Object.defineProperty(globalThis, 'navigation', { value: undefined }))
  await visit(page, `${scene.site.origin}/one`)
  await page.evaluate(() => {
    history.pushState({}, '', '/two')
    history.replaceState({}, '', '/three')
  })
  await page.goBack()
  await page.waitForFunction(() => location.pathname === '/one')
  await flush()
  expect(arrived('page').map((event) => event.type === 'page' && new URL(event.url).pathname)).toEqual([
    '/one',
    '/two',
    '/three',
    '/one',
  ])
})

test('how long a page was in front, and how far down it was seen, is told as it is left, page by page', async () => {
  await visit(page, `${scene.site.origin}/long`)
  await page.bringToFront()
  await page.waitForTimeout(400)
  await page.evaluate(() => history.pushState({}, '', '/next'))
  await page.evaluate(() => scrollTo(0, 99_999))
  await page.waitForTimeout(300)
  await visit(page, `${scene.site.origin}/b`)
  await arrives('engagement', 2)
  const [first, second] = arrived('engagement') as { url: string; engagedMs: number; scrollPercent: number }[]
  expect(first?.url).toBe(`${scene.site.origin}/long`)
  expect(first?.engagedMs).toBeGreaterThanOrEqual(350)
  expect(first?.engagedMs).toBeLessThan(20_000)
  expect(first?.scrollPercent).toBeLessThan(50)
  expect(second).toMatchObject({ url: `${scene.site.origin}/next`, scrollPercent: 100 })
})

test('contents count once per page when they are seen, and downloads as they are clicked', async () => {
  await visit(page, `${scene.site.origin}/long`)
  await page.waitForTimeout(200)
  expect(arrived('content')).toEqual([])
  for (const y of [99_999, 0, 99_999]) {
    await page.evaluate((top) => scrollTo(0, top), y)
    await page.waitForTimeout(150)
  }
  await flush()
  expect(arrived('content')).toMatchObject([{ content: 'End of the guide', action: 'view' }])

  await visit(page, `${scene.site.origin}/links`)
  await page.click('#asset')
  await arrives('content', 3)
  expect(arrived('content').slice(1)).toMatchObject([
    { content: 'Guide', action: 'view' },
    { content: 'Whole guide', action: 'download' },
  ])
})

test('links to other sites and to files are told, although the page is left; others are not', async () => {
  for (const id of ['here', 'file', 'away']) {
    await visit(page, `${scene.site.origin}/links`)
    await page.click(`#${id}`)
    await page.waitForURL((url) => !url.pathname.endsWith('/links'))
  }
  await arrives('click', 2)
  expect(arrived('click')).toMatchObject([
    { kind: 'file', href: `${scene.site.origin}/price-list.pdf` },
    { kind: 'outbound', href: 'https://elsewhere.example/x?y=1', url: `${scene.site.origin}/links` },
  ])
})

test("hidden fields of anybody's form say who the visitor is, and what brought them first and last", async () => {
  await visit(page, `${scene.site.origin}/?src=news&utm_campaign=spring&gclid=g1`)
  await visit(page, `${scene.site.origin}/form?utm_source=ads&utm_campaign=may`)
  await page.focus('[name=name]')
  const fields = await page.evaluate(() => Object.fromEntries(new FormData(document.forms[0])))
  expect(fields).toEqual({
    name: '',
    touchline_visitor: await page.evaluate(() => globalThis.touchline?.visitorId?.()),
    touchline_first_utm_campaign: 'spring',
    touchline_last_utm_campaign: 'may',
    touchline_first_gclid: 'g1',
    their_source: 'news',
    csrf: 't0ken',
  })
})

test('a visitor is the same on all subdomains of a site', async () => {
  await visit(page, 'http://www.one.example/')
  await visit(page, 'http://blog.one.example/')
  await arrives('page', 2)
  expect(visitors()).toHaveLength(1)
  const [cookie] = await context.cookies('http://www.one.example/')
  expect(cookie).toMatchObject({
    name: 'touchline.visitor',
    value: visitors()[0],
    domain: '.one.example',
    sameSite: 'Lax',
  })
})

test("a visitor's id goes along to a site of ours, is believed of a newcomer, and stays out of what is told", async () => {
  await visit(page, 'http://www.one.example/links')
  await page.click('#two')
  await page.waitForURL('**/arrival?a=1&_tl=**')
  await page.waitForFunction(() => globalThis.touchline?.visitorId?.())
  await flush()
  await arrives('page', 2)
  expect(visitors()).toHaveLength(1)
  expect(arrived('page')[1]).toMatchObject({ url: 'http://shop.two.example/arrival?a=1#b' })
})

test('it is a mere claim about somebody who is known there already', async () => {
  await visit(page, 'http://shop.two.example/')
  const there = await page.evaluate(() => globalThis.touchline?.visitorId?.())
  await visit(page, 'http://www.one.example/links')
  const here = await page.evaluate(() => globalThis.touchline?.visitorId?.())
  await page.click('#two')
  await page.waitForURL('**/arrival?**')
  await arrives('link')
  expect(arrived('link')).toMatchObject([{ visitorId: here }])
  expect(await page.evaluate(() => globalThis.touchline?.visitorId?.())).toBe(there)
})

test.each([
  { what: 'from a site that is not ours', from: 'http://three.example/links', change: (url: string) => url },
  {
    what: 'that was tampered with',
    from: 'http://www.one.example/links',
    change: (url: string) => url.replace('_tl=0', '_tl=1'),
  },
])('an id $what is nobody', async ({ from, change }) => {
  await visit(page, 'http://www.one.example/links')
  const here = await page.evaluate(() => globalThis.touchline?.visitorId?.())
  await page.dispatchEvent('#two', 'contextmenu')
  const href = await page.getAttribute('#two', 'href')
  expect(href).toContain(`_tl=${here}`)
  await visit(page, from)
  await page.evaluate((url) => location.assign(url), change(href ?? ''))
  await page.waitForURL('**/arrival?**')
  await page.waitForFunction(() => globalThis.touchline?.visitorId?.())
  expect(await page.evaluate(() => globalThis.touchline?.visitorId?.())).not.toBe(here)
})

test('an address that the browser itself hashes arrives, although the page is left at once', async () => {
  await visit(page, `${scene.site.origin}/`)
  await page.evaluate(() => {
    globalThis.touchline?.identify?.({ email: ' Ada@Example.com' })
    location.assign('/elsewhere')
  })
  await page.waitForURL('**/elsewhere')
  await arrives('identify')
  const emailHash = createHash('sha256').update('ada@example.com').digest('hex')
  expect(arrived('identify')).toMatchObject([{ emailHash }])
})
