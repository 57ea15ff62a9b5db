import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Batch, WireEvent } from '@touchline/schema'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from '../test/chromium.ts'
import { openCollector } from '../test/collector.ts'
import { openScene, visit } from '../test/scene.ts'
import { openSite } from '../test/site.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const pages = {
  '/lead': `
    <form name="demo" action="/thanks" data-touchline-form="lead">
      <input name="id"> <input name="name"> <input name="action">
      <input type="email" name="contact">
      <input name="company_size" data-touchline-field>
      <select name="country" data-touchline-field="land"><option value="de" selected>DE</option></select>
      <input type="checkbox" name="news" checked data-touchline-field>
      <input type="radio" name="plan" value="a" data-touchline-field>
      <input type="radio" name="plan" value="b" checked data-touchline-field>
      <input type="password" name="secret" value="hunter2" data-touchline-field>
      <input type="hidden" name="token" value="t0ken" data-touchline-field>
      <input name="number" autocomplete="billing cc-number" value="4111111111111111" data-touchline-field>
      <input name="card_number" value="4222222222222222" data-touchline-field>
      <input name="Email" value="grace@example.com" data-touchline-field>
      <button>Send</button>
    </form>`,
  '/newsletter': `
    <form id="news" action="/thanks">
      <fieldset name="email"><input type="email" name="email" data-touchline-field></fieldset>
      <button>Send</button>
    </form>`,
  '/sandbox': `<iframe sandbox="allow-scripts" src="/framed"></iframe>`,
}

let browser: Browser
let scene: Awaited<ReturnType<typeof openScene>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  scene = await openScene(pages)
  const { port } = scene.site
  browser = await launchChromium({ args: [`--host-resolver-rules=MAP insecure.example:80 127.0.0.1:${port}`] })
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

test.each(['usual', 'core'] as const)('the page gets one global of the %s script, and nothing else', async (build) => {
  const { site, close } = await openScene({}, '', build)
  await visit(page, site.origin)
  const globals = await page.evaluate(() => {
    const untouched = document.body.appendChild(document.createElement('iframe')).contentWindow as object
    return Object.getOwnPropertyNames(globalThis).filter((name) => !(name in untouched) && name !== '0')
  })
  expect(globals).toEqual(['touchline'])
  await close()
})

test('a page view arrives, without a preflight, a cookie or a header of ours', async () => {
  const { collector, site } = scene
  await context.addCookies([{ name: 'session', value: 'secret', url: collector.origin }])
  await visit(page, `${site.origin}/?utm_source=news`)
  await vi.waitFor(() => expect(collector.distinct()).toHaveLength(1), 5_000)

  const [request] = collector.received
  expect(collector.distinct()).toMatchObject([
    { type: 'page', url: `${site.origin}/?utm_source=news`, title: 'Page /' },
  ])
  expect(WireEvent.safeParse(Batch.parse(request?.batch).events[0]).success).toBe(true)
  expect(request).toMatchObject({ method: 'POST', url: '/v1/events?key=tlw_test' })
  expect(request?.headers['content-type']).toMatch(/^text\/plain/)
  expect(request?.headers.cookie).toBeUndefined()
})

test('the page before is the referrer, and the visitor stays the same', async () => {
  const { collector, site } = scene
  await visit(page, `${site.origin}/a`)
  await page.evaluate(() => location.assign('/b'))
  const second = { url: `${site.origin}/b`, referrer: `${site.origin}/a` }
  await vi.waitFor(() => expect(collector.distinct()).toContainEqual(expect.objectContaining(second)), 5_000)
  expect(new Set(collector.received.map(({ batch }) => batch?.visitorId)).size).toBe(1)
})

test('every navigation of a single-page application counts once', async () => {
  const { collector, site } = scene
  await visit(page, `${site.origin}/one`)
  await page.evaluate(() => {
    history.pushState({}, '', '/two')
    document.title = 'Two'
    history.pushState({}, '', '/two?filter=x')
    history.replaceState({}, '', '/three')
    document.title = 'Three'
    location.hash = 'top'
  })
  await page.goBack()
  await page.goBack()
  await page.evaluate(() => globalThis.touchline?.flush?.())
  await vi.waitFor(() => expect(collector.distinct().length).toBeGreaterThanOrEqual(4), 5_000)

  expect(collector.distinct()).toMatchObject([
    { url: `${site.origin}/one`, title: 'Page /one' },
    { url: `${site.origin}/two`, title: 'Two' },
    { url: `${site.origin}/three`, title: 'Three' },
    { url: `${site.origin}/two` },
  ])
  expect(
    collector
      .distinct()
      .slice(1)
      .filter((event) => 'referrer' in event),
  ).toEqual([])
})

test('a lead form that navigates away identifies its visitor by hash, and reports only what it opted in to', async () => {
  const { collector, site } = scene
  await visit(page, `${site.origin}/lead`)
  await page.fill('[name=contact]', ' Ada.Lovelace@Example.com')
  await page.fill('[name=company_size]', '50')
  await page.click('button')
  await page.waitForURL('**/thanks?**')
  await vi.waitFor(() => expect(collector.distinct().filter(({ type }) => type === 'form')).toHaveLength(1), 5_000)

  expect(collector.distinct().filter(({ type }) => type !== 'page')).toMatchObject([
    { type: 'identify', emailHash: sha256('ada.lovelace@example.com') },
    {
      type: 'form',
      form: 'demo',
      lead: true,
      url: `${site.origin}/lead`,
      fields: { company_size: '50', land: 'de', news: true, plan: 'b' },
    },
  ])
  const form = collector.distinct().find((event) => event.type === 'form')
  expect(Object.keys(form?.fields ?? {})).toEqual(['company_size', 'land', 'news', 'plan'])
  const bodies = JSON.stringify(
    collector.received.flatMap(({ batch }) => batch?.events.filter(({ type }) => type !== 'page')),
  )
  expect(bodies).not.toMatch(/hunter2|t0ken|4111|4222|ada|grace/i)
})

test('another form with an address is a form, and nobody is identified', async () => {
  const { collector, site } = scene
  await visit(page, `${site.origin}/newsletter`)
  await page.fill('input[name=email]', 'ada@example.com')
  await page.click('button')
  await page.waitForURL('**/thanks?**')
  await vi.waitFor(() => expect(collector.distinct().filter(({ type }) => type === 'form')).toHaveLength(1), 5_000)
  const events = collector.distinct().filter(({ type }) => type !== 'page')
  expect(events).toMatchObject([{ type: 'form', form: 'news', lead: false }])
  expect(events[0]).not.toHaveProperty('fields')
})

test('on an insecure page, without Web Locks and crypto.subtle, a lead form works the same', async () => {
  const { collector } = scene
  await visit(page, 'http://insecure.example/lead')
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false])
  await page.fill('[name=contact]', 'ada@example.com')
  await page.click('button')
  await page.waitForURL('**/thanks?**')
  await vi.waitFor(() => expect(collector.distinct().filter(({ type }) => type === 'form')).not.toEqual([]), 5_000)
  expect(collector.distinct()).toContainEqual(expect.objectContaining({ emailHash: sha256('ada@example.com') }))
})

test('where storage is blocked, events still arrive', async () => {
  const { collector, site } = scene
  await page.goto(`${site.origin}/sandbox`)
  const frame = page.frames()[1]
  await frame?.waitForFunction(() => typeof globalThis.touchline?.page === 'function')
  const isBlocked = await frame?.evaluate(() => {
    globalThis.touchline?.track?.('inside')
    try {
      return !localStorage
    } catch {
      return true
    }
  })
  expect(isBlocked).toBe(true)
  await vi.waitFor(
    () => expect(collector.distinct()).toContainEqual(expect.objectContaining({ name: 'inside' })),
    5_000,
  )
})

test("calls made through the README's snippet before the script is there are not lost", async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const snippet = /```html\n(<script>\n[\s\S]*?<\/script>)/.exec(readme)?.[1] ?? ''
  const { collector } = scene
  const calls = `<script>touchline.identify({ userId: '7' }); touchline.track('early', { n: 1 }); var kept = touchline.track</script>`
  const tag = `<script async src="${collector.origin}/touchline.js" data-key="tlw_test"></script>`
  const site = await openSite({}, () => snippet + calls + tag + tag)
  await visit(page, site.origin)
  await page.evaluate('kept("late")')
  await page.evaluate(() => globalThis.touchline?.flush?.())
  await vi.waitFor(() => expect(collector.distinct()).toHaveLength(4), 5_000)
  expect(collector.distinct()).toMatchObject([
    { type: 'page' },
    { type: 'identify', userId: '7' },
    { type: 'track', name: 'early', properties: { n: 1 } },
    { type: 'track', name: 'late' },
  ])
  await site.close()
})

test('the server may be another one than the script comes from', async () => {
  const other = await openCollector('')
  const tag = `<script async src="${scene.collector.origin}/touchline.js" data-key="tlw_2" data-server="${other.origin}"></script>`
  const site = await openSite({}, () => tag)
  await visit(page, site.origin)
  await vi.waitFor(() => expect(other.taken()).toHaveLength(1), 5_000)
  expect(scene.collector.received).toEqual([])
  await Promise.all([other.close(), site.close()])
})
