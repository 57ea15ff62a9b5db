import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { codeBlocks, pageOf } from '../support/code-blocks.ts'
import { startNginx } from '../support/nginx.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* What docs/sdk/first-party.md says of nginx: its very snippets, in front of a Touchline, with a browser on the site. */

const host = 'www.example.com'

let touchline: Touchline
let nginx: Awaited<ReturnType<typeof startNginx>>
let browser: Browser
let context: BrowserContext
let site: string

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The site's pages with the documented tag, and the documented parts around them. */
async function documented(port: number): Promise<string> {
  const page = await pageOf('docs/sdk/first-party.md')
  const [proxy = '', maps = '', cookie = ''] = codeBlocks(page, 'nginx')
  const [tag = ''] = codeBlocks(page, 'html')
  const html = `<!doctype html><title>Site</title>${tag.trim().replace('tlw_your_write_key', touchline.writeKey)}`
  return `${maps}
    server {
      listen 127.0.0.1:${port};
      ${proxy.replace('https://touchline.example.com', touchline.url)}
      location / { ${cookie} default_type text/html; return 200 '${html}'; }
    }`
}

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  const port = await freePort()
  nginx = await startNginx(port, await documented(port))
  browser = await openBrowser([`--host-resolver-rules=MAP ${host}:80 127.0.0.1:${port}`])
  site = `http://${host}`
})

beforeEach(async () => {
  context = await browser.newContext()
})

afterEach(() => context.close())

afterAll(async () => {
  await browser?.close()
  await nginx?.stop()
  await touchline?.stop()
})

/** Opens a page of the site, and tells what its first events said, carried and were answered. */
async function seen(path = '/') {
  const page = await context.newPage()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/v1/events')),
    page.goto(site + path),
  ])
  const request = answer.request()
  return {
    address: answer.url(),
    answer: await answer.json(),
    batch: JSON.parse(request.postData() ?? ''),
    script: await page.evaluate(() => document.querySelector('script')?.src),
  }
}

const cookieOf = async (): Promise<string | undefined> =>
  (await context.cookies(site)).find(({ name }) => name === 'touchline.visitor')?.value

test('script and events go through the site itself, and arrive', async () => {
  const { script, address, answer } = await seen()
  expect(script).toBe(`${site}/t/touchline.js`)
  expect(address).toBe(`${site}/t/v1/events?key=${touchline.writeKey}`)
  expect(answer).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
})

test("the visitor is who the server's cookie says, page after page, on all subdomains", async () => {
  const first = await seen()
  expect(await cookieOf()).toBe(first.batch.visitorId)
  const second = await seen('/pricing')
  expect(second.batch.visitorId).toBe(first.batch.visitorId)
  const [cookie] = (await context.cookies(site)).filter(({ name }) => name === 'touchline.visitor')
  expect(cookie).toMatchObject({ domain: '.example.com', httpOnly: false, sameSite: 'Lax' })
  expect((cookie?.expires ?? 0) - Date.now() / 1_000).toBeGreaterThan(399 * 86_400)
})

test('who is known stays who they are', async () => {
  const known = '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a44'
  await context.addCookies([{ name: 'touchline.visitor', value: known, url: site }])
  expect((await seen()).batch.visitorId).toBe(known)
})

test('what the collector refuses, the page learns', async () => {
  const answer = await fetch(`${touchline.url}/v1/events?key=tlw_none`, { method: 'POST', body: '{}' })
  const page = await context.newPage()
  await page.goto(site)
  const through = await page.evaluate(
    async () => (await fetch('/t/v1/events?key=tlw_none', { method: 'POST', body: '{}' })).status,
  )
  expect([through, answer.status]).toEqual([401, 401])
})
