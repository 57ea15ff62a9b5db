import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../test/home-test.ts'
import { claim } from './claim.ts'
import { startOfProcess } from './process-start.ts'

async function leaveClaim(home: string, owner: { readonly pid: number; readonly start: string | null }): Promise<void> {
  await mkdir(join(home, 'claims'))
  await writeFile(join(home, 'claims', '7'), JSON.stringify({ ...owner, command: 'touchline serve', since: 'then' }))
}

async function endedProcess(): Promise<{ pid: number; start: string | null }> {
  const process = spawn('sleep', ['60'])
  const pid = process.pid ?? 0
  const start = await startOfProcess(pid)
  process.kill()
  await once(process, 'exit')
  return { pid, start }
}

/** How many of ten that claim at the same time succeed. */
async function winners(home: string): Promise<number> {
  const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claim(home, 'touchline serve')))
  return claims.filter(({ status }) => status === 'fulfilled').length
}

test('a folder in use is refused, saying who uses it', async ({ folder: home }) => {
  await claim(home, 'touchline serve')
  await expect(claim(home, 'touchline serve')).rejects.toMatchObject({
    code: 'DATABASE_IN_USE',
    message: expect.stringContaining(`${home} is in use by \`touchline serve\`, process ${process.pid}, since 20`),
  })
})

test('a released folder is free again, any number of times', async ({ folder: home }) => {
  for (let round = 0; round < 3; round += 1) {
    const release = await claim(home, 'touchline serve')
    await release()
  }
  expect(await readdir(join(home, 'claims'))).toEqual(['3'])
})

test('of many that claim a free folder, one gets it', async ({ folder: home }) => {
  expect(await winners(home)).toBe(1)
})

test('of many that find the owner dead, one succeeds it', async ({ folder: home }) => {
  await leaveClaim(home, await endedProcess())
  expect(await winners(home)).toBe(1)
  expect(await readdir(join(home, 'claims'))).toEqual(['8'])
})

test('a later process with the id of a dead owner does not keep the folder', async ({ folder: home }) => {
  await leaveClaim(home, { pid: process.pid, start: 'long ago' })
  expect(await winners(home)).toBe(1)
})

test('the claim of a living process holds, whoever it is', async ({ folder: home }) => {
  await leaveClaim(home, { pid: process.ppid, start: await startOfProcess(process.ppid) })
  expect(await winners(home)).toBe(0)
})
