import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* Pages that trust no script but those they name, with the snippet that `keys create` prints. */

const dist = join(import.meta.dirname, '../../packages/sdk/dist')

let touchline: Touchline
let browser: Browser
let snippet: string

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  browser = await openBrowser()
  const create = ['keys', 'create', '--workspace', touchline.workspaceId, '--kind', 'write', '--server', touchline.url]
  snippet = /<script .* integrity=.*<\/script>/.exec(await touchline.command(...create))?.[0] ?? ''
})
afterAll(async () => {
  await browser?.close()
  await touchline?.stop()
})

test('the build says what each script is, and the server serves the one that is said', async () => {
  const known: Record<string, string> = JSON.parse(await readFile(join(dist, 'integrity.json'), 'utf8'))
  for (const name of ['touchline.js', 'touchline-core.js']) {
    const hash = createHash('sha384').update(await readFile(join(dist, name)))
    expect(known[name]).toBe(`sha384-${hash.digest('base64')}`)
  }
  expect(snippet).toContain(`integrity="${known['touchline.js']}" crossorigin="anonymous"`)
})

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Scripts by nonce alone, no markup from text, and nothing from anywhere but `collector`. */
const policyFor = (collector: string): string =>
  [
    "default-src 'none'",
    "script-src 'nonce-n0nce'",
    `connect-src ${collector}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

const form = `<form name="demo" data-touchline-form="lead" action="/thanks"><input type="email" name="email"><button>Send</button></form>`

/** A site under that policy; the snippet carries the nonce of its pages. */
async function strictSite(tag: string, collector: string): Promise<{ server: Server; origin: string }> {
  const page = `<!doctype html><title>Strict</title>${tag.replace('<script ', '<script nonce="n0nce" ')}${form}`
  const server = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', policyFor(collector))
      .end(page),
  )
  return { server, origin: await listening(server) }
}

/** A collector whose script somebody has changed on the way. */
async function tamperedServer(): Promise<{ server: Server; origin: string }> {
  const genuine = await (await fetch(/src="([^"]+)"/.exec(snippet)?.[1] ?? '')).text()
  const server = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/javascript')
      .setHeader('access-control-allow-origin', '*')
      .end(`${genuine};globalThis.tampered = true`),
  )
  return { server, origin: await listening(server) }
}

async function inNewPage<Seen>(look: (page: Page, complaints: string[]) => Promise<Seen>): Promise<Seen> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  try {
    return await look(page, complaints)
  } finally {
    await context.close()
  }
}

describe('under a strict Content Security Policy and Trusted Types', () => {
  test('the script runs, records pages and forms, and breaks no rule', async () => {
    const { server, origin } = await strictSite(snippet, touchline.url)
    const sent: string[] = []
    const answers = new Set<number>()
    await inNewPage(async (page, complaints) => {
      page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''))
      page.on('response', (response) => response.url().includes('/v1/events') && answers.add(response.status()))
      await page.goto(origin)
      await page.waitForFunction(() => 'touchline' in globalThis)
      await page.fill('[name=email]', 'ada@example.com')
      await page.click('button')
      await page.waitForURL('**/thanks?**')
      await vi.waitFor(() => {
        const types = sent.flatMap((body) => JSON.parse(body).events.map(({ type }: { type: string }) => type))
        expect(types).toEqual(expect.arrayContaining(['page', 'identify', 'form']))
      }, 10_000)
      await vi.waitFor(() => expect([...answers]).toEqual([200]), 5_000)
      expect(complaints.filter((text) => /Content Security Policy|Trusted|integrity/i.test(text))).toEqual([])
    })
    server.close()
  })

  test('a script that was tampered with is refused', async () => {
    const tampered = await tamperedServer()
    const tag = snippet.replaceAll(touchline.url, tampered.origin)
    const { server, origin } = await strictSite(tag, tampered.origin)
    await inNewPage(async (page, complaints) => {
      await page.goto(origin)
      await vi.waitFor(() => expect(complaints.join('\n')).toMatch(/integrity/i), 10_000)
      expect(await page.evaluate(() => ['touchline' in globalThis, 'tampered' in globalThis])).toEqual([false, false])
    })
    server.close()
    tampered.server.close()
  })
})
