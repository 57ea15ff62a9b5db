import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { ask } from '../../test/ask.ts'
import { test } from '../../test/home-test.ts'
import { findDebianPostgres15 } from './binaries.ts'
import { exists } from './exists.ts'
import { startEmbedded } from './start-embedded.ts'

const command = 'touchline serve'
const debian15 = findDebianPostgres15()

describe.each([
  { name: 'the packaged PostgreSQL', options: { command }, major: 18, isInstalled: true },
  {
    name: "Debian's PostgreSQL 15",
    options: { command, ...(debian15 && { binaries: debian15 }) },
    major: 15,
    isInstalled: debian15 !== null,
  },
])('$name', ({ options, major, isInstalled }) => {
  test.skipIf(!isInstalled)('keeps what it was told over a restart', async ({ home }) => {
    const first = await startEmbedded({ ...options, home })
    await ask(first.url, 'create table lead as select 42 as number')
    await first.stop()

    const second = await startEmbedded({ ...options, home })
    expect(await ask(second.url, 'select number from lead')).toEqual([{ number: 42 }])
    await second.stop()
  })

  test.skipIf(!isInstalled)('speaks UTF-8, sorts by code point and guards its pages and its disk', async ({ home }) => {
    const { url, stop } = await startEmbedded({ ...options, home })
    const rows = await ask(
      url,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
         current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, lower('É') as lower,
         (select string_agg(word, '' order by word) from unnest(array['b', 'a', 'B', 'é', 'z']) word) as sorted`,
    )
    expect(rows).toEqual([{ major, encoding: 'UTF8', checksums: 'on', fsync: 'on', lower: 'é', sorted: 'Babzé' }])
    await stop()
  })
})

test('it listens on a socket only, with a password, and shows its address to its owner alone', async ({ home }) => {
  const { url, stop } = await startEmbedded({ home, command })

  expect(await ask(url, "select current_setting('listen_addresses') as addresses")).toEqual([{ addresses: '' }])
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(home, 'connection.json'))).mode & 0o777).toBe(0o600)
  await stop()
})

test('stopping it twice is stopping it once, and leaves nothing that could be joined', async ({ home }) => {
  const { url, stop } = await startEmbedded({ home, command })
  await Promise.all([stop(), stop()])
  await stop()

  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
  expect(await readdir(home)).not.toContain('connection.json')
  expect(await readdir(join(home, 'socket'))).toEqual([])
})

test('a second start on the same folder is refused, by whatever name, and the first goes on', async ({ home }) => {
  const { url, stop } = await startEmbedded({ home, command })

  await expect(startEmbedded({ home: `${home}/../${home.split('/').at(-1)}`, command })).rejects.toMatchObject({
    code: 'DATABASE_IN_USE',
    message: expect.stringMatching(new RegExp(`${home} .*\`touchline serve\`, process ${process.pid},`)),
  })
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
})

test('settings can be changed, and a wrong one is quoted from the log', async ({ home }) => {
  const { url, stop } = await startEmbedded({ home, command, settings: { work_mem: '5MB' } })
  expect(await ask(url, 'show work_mem')).toEqual([{ work_mem: '5MB' }])
  await stop()

  await expect(startEmbedded({ home, command, settings: { work_mem: 'a lot' } })).rejects.toMatchObject({
    code: 'EMBEDDED_FAILED',
    message: expect.stringMatching(
      new RegExp(`${home}/postgres.log(.|\n)*invalid value for parameter "work_mem": "a lot"`),
    ),
  })
  await (await startEmbedded({ home, command })).stop()
})

test('a folder with a long name works, though a socket in it would not, and leaves no other folder', async ({
  home,
}) => {
  const { url, stop } = await startEmbedded({ home: join(home, 'very-'.repeat(30)), command })

  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  const socketFolder = new URL(url).searchParams.get('host') ?? ''
  expect(socketFolder).not.toContain(home)
  expect((await stat(socketFolder)).mode & 0o777).toBe(0o700)
  await stop()
  expect(await exists(socketFolder)).toBe(false)
})

test('a file where the folder should be is refused with what to do', async ({ home }) => {
  const file = join(home, 'file')
  await writeFile(file, '')
  await expect(startEmbedded({ home: join(file, 'home'), command })).rejects.toMatchObject({
    code: 'HOME_UNUSABLE',
    message: expect.stringContaining(file),
    remedy: expect.stringContaining('TOUCHLINE_HOME'),
  })
})

test.skipIf(process.getuid?.() !== 0)(
  "root's private folder is refused: PostgreSQL could not enter it",
  async ({ home }) => {
    const secret = join(home, 'private')
    await mkdir(secret)
    await chmod(secret, 0o700)
    await expect(startEmbedded({ home: join(secret, 'home'), command })).rejects.toMatchObject({
      code: 'HOME_UNUSABLE',
      message: expect.stringContaining(`cannot enter ${secret}/home`),
    })
  },
)
