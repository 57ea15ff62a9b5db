import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTouchline, type Touchline, touchlineBin } from '../support/touchline.ts'

/* What docs/keys.md says, through the command, a browser and HTTP. */

type Listed = { readonly id: string; readonly kind: string; readonly name: string; readonly revokedAt: string | null }

let touchline: Touchline
let browser: Browser

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await touchline?.stop()
})

const keys = (...args: string[]): Promise<string> => touchline.command('keys', ...args)

const created = async (...args: string[]): Promise<{ keyId: string; key: string; snippet?: string }> =>
  JSON.parse(await keys('create', '--workspace', touchline.workspaceId, '--json', ...args))

const listed = async (workspaceId = touchline.workspaceId): Promise<Listed[]> =>
  JSON.parse(await keys('list', '--workspace', workspaceId, '--json'))

const refused = (...args: string[]): Promise<string> =>
  promisify(execFile)(process.execPath, [touchlineBin, 'keys', ...args], {
    env: { ...process.env, TOUCHLINE_HOME: touchline.home, DATABASE_URL: undefined },
  }).then(
    () => expect.fail('it did not fail'),
    ({ stderr }: { stderr: string }) => stderr,
  )

async function sendsAs(key: string): Promise<number> {
  return (await fetch(`${touchline.url}/v1/events?key=${key}`, { method: 'POST', body: '{}' })).status
}

const asks = (key: string): Promise<Response> =>
  fetch(`${touchline.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ viewer { roles } }' }),
  })

describe('a key', () => {
  test('is listed with what it may do, never with its text', async () => {
    const origins = ['--origin', 'https://www.acme.example/', 'https://*.acme.example', '--events-per-minute', '120']
    const site = await created('--kind', 'write', '--name', 'site', ...origins)
    const board = await created('--kind', 'secret', '--name', 'board', '--role', 'sales', '--role', 'marketing')
    const known = await listed()
    expect(known).toContainEqual(
      expect.objectContaining({
        id: site.keyId,
        kind: 'WRITE',
        name: 'site',
        allowedOrigins: ['https://www.acme.example', 'https://*.acme.example'],
        eventsPerMinute: 120,
        revokedAt: null,
      }),
    )
    expect(known).toContainEqual(expect.objectContaining({ id: board.keyId, roles: ['MARKETING', 'SALES'] }))
    const shown = await keys('list')
    expect(shown).toMatch(new RegExp(`${site.keyId} +WRITE +site +https://www.acme.example, .* 120 events/min`))
    expect(shown).toMatch(new RegExp(`${board.keyId} +SECRET +board +MARKETING, SALES`))
    expect(shown + JSON.stringify(known)).not.toContain(site.key)
  })

  test('reads as BI unless told otherwise', async () => {
    const { key } = await created('--kind', 'secret')
    expect(await (await asks(key)).json()).toEqual({ data: { viewer: { roles: ['BI'] } } })
  })

  test('that is revoked opens nothing: reading at once, collecting within five seconds', async () => {
    const secret = await created('--kind', 'secret')
    const write = await created('--kind', 'write')
    expect([(await asks(secret.key)).status, await sendsAs(write.key)]).toEqual([200, 400])
    expect(await keys('revoke', secret.keyId)).toMatch(/^It opens nothing since \S+\.\n$/)
    const said = await keys('revoke', write.keyId)
    expect(said).toMatch(/up to 5 seconds/)
    expect((await asks(secret.key)).status).toBe(401)
    await new Promise((resolve) => setTimeout(resolve, 5_100))
    expect(await sendsAs(write.key)).toBe(401)

    const before = await listed()
    expect(await keys('revoke', write.keyId)).toBe(said)
    expect(await listed()).toEqual(before)
  })

  test('that expires says when, opens nothing from then on, and is announced', async () => {
    const soon = await created('--kind', 'secret', '--name', 'visit', '--expires', '2d')
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await asks(soon.key)).status).toBe(200)
    expect(await keys('list')).toMatch(new RegExp(`${soon.keyId} +SECRET +visit .* expires ${day}T`))
    expect(await touchline.command('doctor', '--json').catch(({ stdout }) => stdout)).toContain(
      `visit\\" expires ${day}`,
    )
    expect(
      await keys('create', '--workspace', touchline.workspaceId, '--kind', 'write', '--expires', '2099-01-01'),
    ).toMatch(/It expires at 2099-01-01T00:00:00.000Z/)
  })

  test('of another workspace is neither shown nor revoked', async () => {
    const { workspaceId: other } = JSON.parse(
      await touchline.command('workspace', 'create', '--name', 'Other', '--json'),
    )
    const { keyId } = await created('--kind', 'secret')
    expect(await listed(other)).toEqual([])
    expect(await refused('revoke', keyId, '--workspace', other)).toMatch(/KEY_UNKNOWN.*keys list/s)
    expect(await refused('revoke', 'nonsense', '--workspace', other)).toMatch(/KEY_UNKNOWN/)
    expect(await refused('list')).toMatch(/several workspaces: say which with --workspace/)
    expect((await listed()).find(({ id }) => id === keyId)?.revokedAt).toBeNull()
  })

  test.each([
    [['--kind', 'write', '--origin', 'www.acme.example'], /INPUT_INVALID.*--origin www.acme.example is no origin/],
    [['--kind', 'write', '--events-per-minute', '0'], /INPUT_INVALID.*--events-per-minute 0 is no rate/],
    [['--kind', 'write', '--server', 'acme'], /INPUT_INVALID.*--server acme is no address/],
    [['--kind', 'write', '--role', 'sales'], /INPUT_INVALID.*--role can only go with --kind secret/],
    [['--kind', 'secret', '--origin', 'https://a.example'], /INPUT_INVALID.*--origin can only go with --kind write/],
    [['--kind', 'write', '--rate', '5'], /INPUT_INVALID.*--rate can only go with --kind secret/],
    [['--kind', 'identity', '--origin', 'https://a.example'], /INPUT_INVALID.*--origin can only go with --kind write/],
    [['--kind', 'identity', '--role', 'sales'], /INPUT_INVALID.*--role can only go with --kind secret/],
    [['--kind', 'secret', '--rate', 'many'], /INPUT_INVALID.*--rate many is no rate/],
    [['--kind', 'secret', '--expires', '2020-01-01'], /INPUT_INVALID.*--expires 2020-01-01 is over already/],
    [['--kind', 'secret', '--expires', 'soon'], /INPUT_INVALID.*--expires soon is neither days nor a day/],
    [['--kind', 'secret', '--role', 'boss'], /Allowed choices are marketing, sales, admin, bi/],
  ])('is not made with %j', async (args, problem) => {
    expect(await refused('create', '--workspace', touchline.workspaceId, ...args)).toMatch(problem)
  })
})

/** A site of one page, with `tag()` in it. */
async function siteWith(tag: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) =>
    request.url === '/' ? response.setHeader('content-type', 'text/html').end(tag()) : response.writeHead(404).end(),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** What the collector answers the page's script, and from where the script came. */
async function answerTo(origin: string): Promise<{ status: number; script: string }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/v1/events')),
      page.goto(origin),
    ])
    const script = await page.evaluate(() => document.querySelector('script')?.src ?? '')
    return { status: answer.status(), script }
  } finally {
    await context.close()
  }
}

describe('the snippet that a write key comes with', () => {
  const create = (...args: string[]): Promise<string> =>
    keys('create', '--workspace', touchline.workspaceId, '--kind', 'write', '--server', touchline.url, ...args)
  const tags = (said: string): string[] => said.match(/<script .*<\/script>/g) ?? []

  test('records in a browser, by the alias and pinned to the script as it is', async () => {
    const [alias = '', pinned = ''] = tags(await create())
    for (const [tag, path] of [
      [alias, /\/touchline\.js$/],
      [pinned, /\/touchline-[0-9a-f]{16}\.js$/],
    ] as const) {
      const { server, origin } = await siteWith(() => tag)
      const { status, script } = await answerTo(origin)
      expect({ status, script }).toEqual({ status: 200, script: expect.stringMatching(path) })
      server.close()
    }
  })

  test('names a script that never changes, and its integrity', async () => {
    const pinned = tags(await create())[1] ?? ''
    const [address = '', integrity] = [/src="([^"]+)"/, /integrity="([^"]+)"/].map((part) => part.exec(pinned)?.[1])
    const script = await fetch(address)
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(integrity).toBe(
      `sha384-${createHash('sha384')
        .update(await script.text())
        .digest('base64')}`,
    )
  })

  test('records on the sites it was made for, and on no other', async () => {
    let tag = ''
    const { server, origin } = await siteWith(() => tag)
    const other = await siteWith(() => tag)
    tag = tags(await create('--origin', origin))[0] ?? ''
    expect((await answerTo(origin)).status).toBe(200)
    expect((await answerTo(other.origin)).status).toBe(403)
    server.close()
    other.server.close()
  })

  test('advises to name the origins where none were', async () => {
    expect(await create()).toMatch(/any site: --origin/)
    expect(await create('--origin', 'https://a.example')).toMatch(/from pages of https:\/\/a\.example\./)
  })
})
