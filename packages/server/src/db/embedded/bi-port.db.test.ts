import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import { ask } from '../../test/ask.ts'
import { freePort } from '../../test/free-port.ts'
import { test as base } from '../../test/home-test.ts'
import { joinOrStart } from './join-embedded.ts'
import { type EmbeddedDatabase, startEmbedded } from './start-embedded.ts'

const command = 'touchline serve'

/** A database that listens on `port`, with a member of the BI logins' role and somebody who is none. */
const test = base.extend<{ $test: { port: number; database: EmbeddedDatabase } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  port: async ({}, use) => use(await freePort()),
  database: async ({ home, port }, use) => {
    const database = await startEmbedded({ home, command, biPort: port })
    await ask(database.url, "create role touchline_bi; create role bi login password 'secret' in role touchline_bi")
    await ask(database.url, "create role somebody login password 'secret'")
    await use(database)
    await database.stop()
  },
})

const overNetwork = (url: string, port: number, user?: string, database = 'touchline'): string => {
  const { username, password } = new URL(url)
  return `postgresql://${user ?? username}:${user ? 'secret' : password}@127.0.0.1:${port}/${database}`
}

test('BI logins reach it over the network, and commands by its socket', async ({ home, port, database }) => {
  expect(await ask(overNetwork(database.url, port, 'bi'), 'select session_user as me')).toEqual([{ me: 'bi' }])
  const joined = await joinOrStart({ home, command: 'touchline keys' })
  expect(joined.joined).toBe(true)
  expect(await ask(joined.url, 'select inet_server_addr() as address')).toEqual([{ address: null }])
})

test.for([
  ['the superuser, with the right password', undefined, 'touchline'],
  ['the superuser, to another database', undefined, 'postgres'],
  ['somebody who is no BI login', 'somebody', 'touchline'],
  ['a BI login, to another database', 'bi', 'postgres'],
] as const)('over the network it refuses %s', async ([, user, name], { port, database }) => {
  const client = new pg.Client({ connectionString: overNetwork(database.url, port, user, name) })
  await expect(client.connect()).rejects.toMatchObject({ code: '28000' })
})

test('it refuses a wrong password, and listens on no other address', async ({ port, database }) => {
  const right = overNetwork(database.url, port, 'bi')
  const wrong = new pg.Client({ connectionString: right.replace('secret', 'wrong') })
  await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' })
  for (const host of ['127.0.0.2', '[::1]']) {
    const elsewhere = new pg.Client({ connectionString: right.replace('127.0.0.1', host) })
    await expect(elsewhere.connect(), host).rejects.toMatchObject({
      code: expect.stringMatching(/^(ECONNREFUSED|EADDRNOTAVAIL)$/),
    })
  }
})

test('a port that is taken is named, and the folder is free again', async ({ home }) => {
  const taken = createServer()
  await once(taken.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  await expect(startEmbedded({ home, command, biPort: port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: `Something else listens on 127.0.0.1:${port}`,
    remedy: expect.stringContaining('--bi-port'),
  })
  await (await startEmbedded({ home, command })).stop()
})
