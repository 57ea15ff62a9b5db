import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { codeOf } from './code-of.ts'
import { startOfProcess } from './process-start.ts'

type Owner = {
  readonly pid: number
  /** Tells the owner from a later process with the same id. */
  readonly start: string | null
  readonly command: string
  readonly since: string
}

/**
 * Makes this process the owner of `home` until it releases it or dies.
 *
 * Claims are numbered files that appear whole or not at all, and the highest number counts. A claim is succeeded, never
 * removed before there is a higher one: so of two processes that find the owner dead, one alone comes next.
 *
 * @returns What releases it.
 * @throws AppError `DATABASE_IN_USE`, naming the owner.
 */
export async function claim(home: string, command: string): Promise<() => Promise<void>> {
  const folder = join(home, 'claims')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const start = await startOfProcess(process.pid)
  const owner: Owner = { pid: process.pid, start, command, since: new Date().toISOString() }
  for (;;) {
    const number = await claimAfterTheLast(folder, home, owner)
    if (number !== null) return () => truncate(join(folder, String(number)))
  }
}

/** The number claimed; null if another process was faster, which the caller then meets as owner. */
async function claimAfterTheLast(folder: string, home: string, owner: Owner): Promise<number | null> {
  const last = Math.max(0, ...(await numbersIn(folder)))
  await requireFree(folder, last, home)
  if (!(await place(folder, last + 1, owner))) return null
  const numbers = await numbersIn(folder)
  const outdated = numbers.some((number) => number > last + 1)
  const obsolete = outdated ? [last + 1] : numbers.filter((number) => number <= last)
  await Promise.all(obsolete.map((number) => rm(join(folder, String(number)), { force: true })))
  return outdated ? null : last + 1
}

const numbersIn = async (folder: string): Promise<number[]> =>
  (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number)

async function requireFree(folder: string, number: number, home: string): Promise<void> {
  const owner = await readOwner(join(folder, String(number)))
  if (!owner || (await startOfProcess(owner.pid)) !== owner.start) return
  const { command, pid, since } = owner
  throw new AppError(
    'DATABASE_IN_USE',
    `The database in ${home} is in use by \`${command}\`, process ${pid}, since ${since}`,
  )
}

/** Null where there is no claim, or a released one, which is empty. */
async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner
  } catch {
    return null
  }
}

async function place(folder: string, number: number, owner: Owner): Promise<boolean> {
  const draft = join(folder, randomUUID())
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 })
  try {
    await link(draft, join(folder, String(number)))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft)
  }
}
