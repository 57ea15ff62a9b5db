import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import { ask } from '../../test/ask.ts'
import { test } from '../../test/home-test.ts'
import { type OwnerProcess, startOwner } from '../../test/owner-process.ts'
import { exists } from './exists.ts'
import { joinEmbedded } from './join-embedded.ts'
import { startOfProcess } from './process-start.ts'
import { startEmbedded } from './start-embedded.ts'

const command = 'touchline serve'
const soon = { timeout: 15_000, interval: 50 }

function owning(home: string): OwnerProcess {
  const owner = startOwner(home)
  onTestFinished(owner.kill)
  return owner
}

async function killParentOf(pid: number): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)])
  process.kill(Number(stdout), 'SIGKILL')
}

test('when the server is killed, PostgreSQL ends soon, and what was committed is there at the next start', async ({
  home,
}) => {
  const owner = owning(home)
  const { url, pid } = await owner.database
  await ask(url, 'create table lead as select 42 as number')
  await owner.kill()

  await expect.poll(() => startOfProcess(pid), soon).toBeNull()
  expect(await joinEmbedded(home)).toBeNull()
  const next = await startEmbedded({ home, command })
  expect(await ask(next.url, 'select number from lead')).toEqual([{ number: 42 }])
  await next.stop()
})

test('a start right after the kill does not wait to be asked again', async ({ home }) => {
  const owner = owning(home)
  await owner.database
  await owner.kill()

  const next = await startEmbedded({ home, command })
  expect(await joinEmbedded(home)).toBe(next.url)
  await next.stop()
})

test('when PostgreSQL itself is killed, the next start recovers what was committed', async ({ home }) => {
  const first = await startEmbedded({ home, command })
  await ask(first.url, 'create table lead as select 42 as number')
  process.kill(first.pid, 'SIGKILL')
  await first.stop()

  const second = await startEmbedded({ home, command })
  expect(await ask(second.url, 'select number from lead')).toEqual([{ number: 42 }])
  await second.stop()
})

test('a server killed while it makes the data folder leaves one that starts', async ({ home }) => {
  const owner = owning(home)
  const drafts = async (): Promise<string[]> => (await readdir(home)).filter((name) => name.startsWith('draft-'))
  const isMaking = async (): Promise<boolean> =>
    (await Promise.all((await drafts()).map((name) => exists(join(home, name, 'data', 'base'))))).includes(true)
  await expect.poll(isMaking, { ...soon, interval: 2 }).toBe(true)
  await owner.kill()
  expect(await readdir(home)).not.toContain('pgdata-18')

  const next = await startEmbedded({ home, command })
  expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await drafts()).toEqual([])
  await next.stop()
})

test('a PostgreSQL left behind, because its keeper was killed too, is stopped by the next start', async ({ home }) => {
  const owner = owning(home)
  const { url, pid } = await owner.database
  await ask(url, 'create table lead as select 42 as number')
  await killParentOf(pid)
  await owner.kill()
  expect(await startOfProcess(pid)).not.toBeNull()

  const next = await startEmbedded({ home, command })
  expect(await startOfProcess(pid)).toBeNull()
  expect(await ask(next.url, 'select number from lead')).toEqual([{ number: 42 }])
  await next.stop()
})

test('when only its keeper is killed, the database goes on and can be stopped', async ({ home }) => {
  const { url, pid, stop } = await startEmbedded({ home, command })
  await killParentOf(pid)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(await startOfProcess(pid)).toBeNull()
})

test('Ctrl-C in its terminal reaches the server alone, which can still finish its work', async ({ home }) => {
  const owner = owning(home)
  const { url } = await owner.database
  process.kill(-owner.pid, 'SIGINT')
  await ask(url, 'select pg_sleep(0.5)')
  expect(await joinEmbedded(home)).toBe(url)
})

test('of two servers started at once on a new folder, one runs and the other is refused', async ({ home }) => {
  const outcomes = await Promise.allSettled([owning(home).database, owning(home).database])
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toEqual([{ status: 'rejected', reason: expect.toSatisfy(isInUse) }])
})

const isInUse = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('is in use by `touchline serve`')
