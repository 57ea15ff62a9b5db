import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTouchline, type Touchline, touchlineBin } from '../support/touchline.ts'

/* What docs/wrong-input.md says, through the public doors: each mistake is named, with its remedy, and costs only itself. */

let touchline: Touchline

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
})
afterAll(async () => {
  await touchline?.stop()
  if (touchline) await rm(`${touchline.home}-other`, { recursive: true, force: true })
})

type Failure = { code: number; stderr: string; stdout: string }

/** Runs a command that should fail, and returns what it said. */
async function failing(args: readonly string[], env: Record<string, string> = {}): Promise<Failure> {
  const all = { ...process.env, TOUCHLINE_HOME: touchline.home, ...env }
  return promisify(execFile)(process.execPath, [touchlineBin, ...args], { env: all }).then(
    () => expect.fail('it did not fail'),
    (failure: Failure) => failure,
  )
}

async function send(
  body: string,
  key = touchline.writeKey,
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${touchline.url}/v1/events?key=${key}`, { method: 'POST', body, headers })
  return { status: response.status, answer: await response.json() }
}

const event = (no: number, url: string) => ({
  id: `0199a000-0000-7000-8000-00000000000${no}`,
  type: 'page',
  occurredAt: '2026-01-01T10:00:00Z',
  url,
})

const batch = (...events: object[]) =>
  JSON.stringify({ visitorId: '00000000-0000-4000-8000-000000000001', sentAt: new Date().toISOString(), events })

describe('the collector', () => {
  test('says that a key is wrong', async () => {
    expect(await send(batch(event(1, 'https://a.example/')), 'tlw_nonsense')).toEqual({
      status: 401,
      answer: {
        error: expect.objectContaining({ code: 'KEY_INVALID', remedy: expect.stringContaining('keys create') }),
      },
    })
  })

  test('says that a page may not use a key, or that a key sends too much', async () => {
    const limits = ['--origin', 'https://www.acme.example', '--events-per-minute', '1']
    const create = ['keys', 'create', '--workspace', touchline.workspaceId, '--kind', 'write', '--json', ...limits]
    const { key } = JSON.parse(await touchline.command(...create))
    const full = batch(...Array.from({ length: 500 }, () => ({})))
    expect(await send(full, key, { origin: 'https://evil.example' })).toEqual({
      status: 403,
      answer: {
        error: expect.objectContaining({ code: 'ORIGIN_NOT_ALLOWED', remedy: expect.stringContaining('--origin') }),
      },
    })
    expect((await send(full, key)).status).toBe(200)
    expect(await send(full, key)).toEqual({
      status: 429,
      answer: {
        error: expect.objectContaining({ code: 'RATE_LIMITED', remedy: expect.stringContaining('Retry-After') }),
      },
    })
  })

  test('says what is wrong with JSON', async () => {
    expect(await send('{"visitorId":')).toEqual({
      status: 400,
      answer: { error: expect.objectContaining({ code: 'BODY_INVALID', message: expect.stringContaining('JSON') }) },
    })
  })

  test('keeps the good events of a batch and says which one is bad, and why', async () => {
    const events = [event(1, 'https://a.example/'), event(2, 'javascript:alert(1)'), event(3, 'https://a.example/b')]
    expect(await send(batch(...events))).toEqual({
      status: 200,
      answer: { accepted: 2, duplicates: 0, rejected: [{ index: 1, problem: expect.stringContaining('url') }] },
    })
  })
})

describe('GraphQL', () => {
  test.each([undefined, 'Bearer tls_nonsense', 'Bearer WRITE_KEY'])('is closed to %s', async (authorization) => {
    const response = await fetch(`${touchline.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization && { authorization: authorization.replace('WRITE_KEY', touchline.writeKey) }),
      },
      body: JSON.stringify({ query: '{ __schema { queryType { name } } }' }),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: /^KEY_/, remedy: /key/ } }] })
  })
})

describe('an import', () => {
  const mapping =
    'system: crm\nfields: { id: Id, createdAt: { column: Created, format: dd/MM/yyyy }, source: Source }\n'

  test('of a file that lacks a column stores nothing, and names the column', async () => {
    const file = await touchline.file('lacking.csv', 'Id,Create,Source\nL1,01/02/2026,Web\n')
    const { code, stderr } = await failing([
      'import',
      'leads',
      file,
      '--mapping',
      await touchline.file('m.yaml', mapping),
    ])
    expect(code).toBe(1)
    expect(stderr).toMatch(/Created/)
    expect(stderr).toMatch(/Create\b/)
  })

  test('keeps the good rows, and writes the bad ones with their error to a file that can be mended and imported', async () => {
    const file = await touchline.file(
      'dates.csv',
      'Id,Created,Source\nL1,01/02/2026,Web\nL2,31/02/2026,Web\nL3,2026-02-01,Web\n',
    )
    const args = ['--mapping', await touchline.file('m.yaml', mapping)]
    const { code, stdout } = await failing(['import', 'leads', file, ...args])
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/1 added.*2 rejected/) })

    const rejects = join(touchline.folder, 'dates.csv.rejected.csv')
    const lines = (await readFile(rejects, 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/31\/02\/2026/)

    const mended = lines.join('\n').replace('31/02/2026', '28/02/2026').replace('2026-02-01', '01/02/2026')
    expect(await touchline.command('import', 'leads', await touchline.file('mended.csv', mended), ...args)).toMatch(
      /2 added/,
    )
  })
})

describe('what names a lead that nobody knows', () => {
  const importOf = async (kind: string, csv: string, fields: string): Promise<string> => {
    const file = await touchline.file(`${kind}.csv`, csv)
    const mapping = await touchline.file(`${kind}.yaml`, `system: unheard\nfields: { ${fields} }\n`)
    return touchline.command('import', kind, file, '--mapping', mapping)
  }

  test('is kept and told, and is theirs once the lead is known', async () => {
    const activities = [
      'activities',
      'Lead,At,Kind\nU1,2026-02-03,Call\n',
      'leadId: Lead, occurredAt: At, kind: Kind',
    ] as const
    expect(await importOf(...activities)).toMatch(/1 added.*\n1 of 1 activities are of leads that nobody knows yet/s)
    expect(
      await importOf('opportunities', 'Id,Lead\nD1,U1\n', 'id: Id, leadId: Lead, outcome: { constant: OPEN }'),
    ).toMatch(/1 added.*\n1 of 1 opportunities belong to nobody yet/s)
    await importOf('leads', 'Id,Created\nU1,2026-02-01\n', 'id: Id, createdAt: Created')
    expect(await importOf(...activities)).toMatch(/1 unchanged[^\n]*\nNothing changed\.\n$/)
  })
})

describe('the server', () => {
  test('is refused a folder that another one has', async () => {
    const { code, stderr } = await failing(['serve', '--port', '0'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/DATABASE_IN_USE.*touchline serve/s) })
  })

  test('says where it looked for a database that is down, and not the password', async () => {
    const { code, stderr } = await failing(['serve', '--port', '0'], {
      DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/x',
    })
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/DATABASE_DOWN.*127\.0\.0\.1:1/s) })
    expect(stderr).not.toContain('hunter2')
  })

  test('says that a port is taken', async () => {
    const { port } = new URL(touchline.url)
    const { stderr } = await failing(['serve', '--port', port], { TOUCHLINE_HOME: `${touchline.home}-other` })
    expect(stderr).toMatch(/PORT_TAKEN.*--port/s)
  })

  test('says which setting is wrong', async () => {
    const { stderr } = await failing(['serve'], { PORT: 'many' })
    expect(stderr).toMatch(/CONFIG_INVALID.*PORT/s)
  })
})
