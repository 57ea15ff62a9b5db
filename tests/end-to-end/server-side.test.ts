import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { openFront } from '../support/front.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* Events of a server: a process of its own runs the published package, and the real collector says what has come. */

let touchline: Touchline
let front: Awaited<ReturnType<typeof openFront>>

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'Europe/Berlin', currency: 'EUR' })
})

beforeEach(async () => {
  front = await openFront(touchline.url)
})

afterEach(() => front.close())
afterAll(() => touchline?.stop())

/** A server that records what `action` says, and then ends: by itself, or by `signal` once it has said so. */
async function runServer(action: string, signal?: NodeJS.Signals): Promise<unknown[]> {
  const program = `
    import { createServerTracker } from '@touchline/sdk/node'
    const tracker = createServerTracker({ key: '${touchline.writeKey}', server: '${front.url}', exitTimeoutMs: 60_000 })
    ${action}
    console.log('recorded')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => signal && child.kill(signal))
  return once(child, 'exit')
}

const record = (count: number): string => `
  const visitors = ['0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a44', '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a45']
  for (let no = 0; no < ${count}; no++) tracker.visitor(visitors[no % 2]).track(String(no))`

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
const accepted = (): number => sum(front.verdicts.map(({ accepted }) => accepted))
const duplicates = (): number => sum(front.verdicts.map(({ duplicates }) => duplicates))

test('through a collector that is down, busy, and asks to be left alone, all of it arrives, once', async () => {
  front.fates.push('down', 'down', 'busy', 'busy', 'limited', 'limited')
  expect(await runServer(record(2_000))).toEqual([0, null])
  expect([accepted(), duplicates()]).toEqual([2_000, 0])
})

test('what is sent again as the answer was lost counts once', async () => {
  front.fates.push('lost', 'lost')
  expect(await runServer(record(400))).toEqual([0, null])
  expect([accepted(), duplicates()]).toEqual([400, 400])
})

test('a server that is stopped by SIGTERM has sent everything, and ends by it', async () => {
  expect(await runServer(`${record(2_000)}; setInterval(() => {}, 1_000)`, 'SIGTERM')).toEqual([null, 'SIGTERM'])
  expect([accepted(), duplicates()]).toEqual([2_000, 0])
})

test('a user whom only the server knows becomes a lead', async () => {
  const form = "{ type: 'form', url: 'https://shop.example/demo', form: 'demo', lead: true }"
  await runServer(`tracker.user('7').record(${form})`)
  const query = '{ leads(first: 10) { nodes { leadFormPage } } }'
  const ask = () => touchline.ask<{ leads: { nodes: { leadFormPage: string }[] } }>(query)
  const { leads } = await eventually(ask, ({ leads }) => leads.nodes.length > 0)
  expect(leads.nodes).toEqual([{ leadFormPage: 'shop.example/demo' }])
})

test('what a server signs with an identity key is verified, until the key is revoked', async () => {
  const create = ['create', '--workspace', touchline.workspaceId, '--kind', 'identity', '--json']
  const { key, keyId } = JSON.parse(await touchline.command('keys', ...create))
  // Beyond what the collector remembers of the write key from before.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  const identify = (userId: string): string => `
    const { signIdentity } = await import('@touchline/sdk/node')
    const identityToken = signIdentity('${key}', { userId: '${userId}', email: 'ada@example.com' })
    tracker.user('${userId}').identify({ userId: '${userId}', identityToken })`
  await runServer(identify('signed'))
  expect(front.verdicts.every(({ unverified }) => unverified === undefined)).toBe(true)
  expect(await touchline.command('keys', 'list', '--workspace', touchline.workspaceId)).toMatch(
    /IDENTITY .* signs identity tokens/,
  )
  expect(await touchline.command('keys', 'revoke', keyId)).toMatch(/believe its tokens for up to 5 seconds/)
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  await runServer(identify('revoked'))
  expect(front.verdicts.at(-1)?.unverified).toMatchObject([{ problem: expect.stringMatching(/has signed it/) }])
})
