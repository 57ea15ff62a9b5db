import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { AppError } from '../../errors.ts'

const run = promisify(execFile)

/** Whom PostgreSQL runs as. Null: whoever we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

/**
 * PostgreSQL refuses to be root: for root it runs as the owner of the data that is there, otherwise as `postgres` or
 * `nobody`, whichever exists.
 */
export async function chooseRunAs(dataFolder: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(dataFolder).catch(() => null)
  if (owner) return { uid: owner.uid, gid: owner.gid }
  const user = (await findUser('postgres')) ?? (await findUser('nobody'))
  if (user) return user
  throw new AppError('EMBEDDED_UNAVAILABLE', 'PostgreSQL refuses to run as root, and there is no user nobody')
}

export async function findUser(name: string): Promise<RunAs> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** @throws AppError `HOME_UNUSABLE` where a folder above `folder` is closed to whom PostgreSQL runs as. */
export async function requireReachable(folder: string, runAs: RunAs): Promise<void> {
  try {
    await run('test', ['-x', folder], { ...runAs, cwd: '/' })
  } catch (cause) {
    throw new AppError('HOME_UNUSABLE', `User ${runAs?.uid}, as whom PostgreSQL runs, cannot enter ${folder}`, {
      cause,
    })
  }
}
