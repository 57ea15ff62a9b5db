import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { codeOf } from './code-of.ts'

/** How a command finds the database of a server that runs. */
export type Connection = {
  readonly pid: number
  readonly command: string
  /** Holds the password: the file is its owner's alone. */
  readonly url: string
  readonly startedAt: string
}

const fileIn = (home: string): string => join(home, 'connection.json')

export async function writeConnection(home: string, connection: Connection): Promise<void> {
  const draft = `${fileIn(home)}.draft`
  await writeFile(draft, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, fileIn(home))
}

export const removeConnection = (home: string): Promise<void> => rm(fileIn(home), { force: true })

/** Null where no server runs. One that died may have left its file. */
export async function readConnection(home: string): Promise<Connection | null> {
  try {
    return JSON.parse(await readFile(fileIn(home), 'utf8')) as Connection
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '') || cause instanceof SyntaxError) return null
    throw new AppError('HOME_UNUSABLE', `Cannot read ${fileIn(home)}`, { cause })
  }
}
