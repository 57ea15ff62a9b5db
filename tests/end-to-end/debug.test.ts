import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/faults.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* The page at /debug, as whoever sets up a site uses it: a real server, a real browser. */

let touchline: Touchline
let browser: Browser
let marketingKey: string

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  const create = ['keys', 'create', '--workspace', touchline.workspaceId, '--kind', 'secret', '--json']
  marketingKey = JSON.parse(await touchline.command(...create, '--role', 'marketing')).key
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await touchline?.stop()
})

let sent = 0

/** A batch of one visitor's events, as of now. */
function aBatch(...events: object[]): string {
  const at = new Date().toISOString()
  const time = Date.now().toString(16).padStart(12, '0')
  const complete = events.map((event) => {
    sent += 1
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(sent).padStart(12, '0')}`
    return { id, occurredAt: at, ...event }
  })
  return JSON.stringify({ visitorId: '00000000-0000-4000-8000-00000000ada0', sentAt: at, events: complete })
}

async function send(...events: object[]): Promise<void> {
  const body = aBatch(...events)
  const answer = await fetch(`${touchline.url}/v1/events?key=${touchline.writeKey}`, { method: 'POST', body })
  expect(answer.status).toBe(200)
}

async function opened(key: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${touchline.url}/debug`)
  await page.getByLabel('Secret key').fill(key)
  await page.keyboard.press('Enter')
  return page
}

const rowsOf = async (page: Page): Promise<string[]> =>
  (await page.getByRole('row').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')).slice(1)

describe('the page of arrivals', () => {
  test('says how to send a first event while there is none', async () => {
    const page = await opened(marketingKey)
    await page.getByRole('heading', { name: 'Nothing arrived in the last day' }).waitFor()
    expect(await page.locator('pre').textContent()).toBe(
      `<script async src="${touchline.url}/touchline.js" data-key="tlw_…"></script>`,
    )
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('shows an event arriving, with its verdict, its person and its channel', async () => {
    const page = await opened(marketingKey)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await page.getByRole('status').getByText('Watching').waitFor()
    const campaign = `https://acme.example/pricing?utm_source=google&utm_medium=cpc&email=ada@example.com`
    await send({ type: 'page', url: campaign })
    await page.getByRole('cell', { name: 'Paid Search' }).waitFor()
    expect(await rowsOf(page)).toEqual([
      expect.stringMatching(/accepted page acme.example\/pricing 0000ada0 anonymous Paid Search$/),
    ])

    await send(
      { type: 'identify', emailHash: 'a'.repeat(64) },
      { type: 'form', url: 'https://acme.example/contact', form: 'contact', lead: true },
      { type: 'identify', emailHash: 'ada@example.com' },
    )
    await page.getByText('ADDRESS_NOT_HASHED').waitFor()
    await expect.poll(() => page.getByRole('link', { name: /a lead/ }).count(), { timeout: 15_000 }).toBe(3)
    await page.getByText('ADDRESS_NOT_HASHED').click()
    await page.getByText('Send the lower-case SHA-256').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('ada@example.com')
    expect([...new Set(asked)]).toEqual([touchline.url])

    await page.getByLabel('Only rejected').check()
    expect(await rowsOf(page)).toEqual([expect.stringMatching(/rejected identify ADDRESS_NOT_HASHED/)])
    await page.context().close()
  })

  test('leads to the journey of a lead, in GraphiQL', async () => {
    const page = await opened(marketingKey)
    await page
      .getByRole('link', { name: /a lead/ })
      .first()
      .click()
    await page.locator('.graphiql-execute-button').click()
    await page.waitForFunction(() =>
      /"totalCount": 1/.test(document.querySelector('.result-window')?.textContent ?? ''),
    )
    await page.context().close()
  })

  test('stands still while it is paused, by the keyboard too', async () => {
    const page = await opened(marketingKey)
    await page.getByRole('table').waitFor()
    await page.getByRole('button', { name: 'Pause' }).focus()
    await page.keyboard.press('Enter')
    const before = await rowsOf(page)
    await send({ type: 'track', name: 'while_paused' })
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(await rowsOf(page)).toEqual(before)
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: 'while_paused' }).waitFor()
    await page.context().close()
  })

  test('shows what a browser without a window sends as that of a bot, and as part of nothing', async () => {
    const page = await opened(marketingKey)
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0'
    const headless = await (await browser.newContext({ userAgent })).newPage()
    await headless.goto(`${touchline.url}/debug`)
    const post = { address: `/v1/events?key=${touchline.writeKey}`, body: aBatch({ type: 'track', name: 'crawled' }) }
    await headless.evaluate(({ address, body }) => fetch(address, { method: 'POST', body }), post)
    await page.getByRole('cell', { name: 'crawled' }).waitFor()
    expect((await rowsOf(page))[0]).toMatch(/bot track crawled 0000ada0 – –$/)
    await headless.context().close()
    await page.context().close()
  })

  test('says that a key may not see it, and takes another', async () => {
    const page = await opened(touchline.secretKey)
    await page
      .getByRole('alert')
      .getByText(/asks as BI, which does not allow READ_ARRIVALS.*--role marketing/)
      .waitFor()
    await page.getByRole('button', { name: 'Change key' }).click()
    await page.getByLabel('Secret key').fill(marketingKey)
    await page.keyboard.press('Enter')
    await page.getByRole('table').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no fault that axe knows, %s and %i wide', async (colorScheme, width) => {
    const page = await opened(marketingKey, { colorScheme, viewport: { width, height: 800 } })
    await page.getByText('ADDRESS_NOT_HASHED').click()
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const folder = process.env['TOUCHLINE_SCREENSHOTS']
    if (folder) await page.screenshot({ path: `${folder}/debug-${colorScheme}-${width}.png`, fullPage: true })
    await page.context().close()
  })
})
