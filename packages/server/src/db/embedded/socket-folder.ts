import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunAs } from './run-as.ts'

/** Where PostgreSQL listens. */
export type SocketFolder = {
  readonly path: string
  /** Made for this start only, and to be removed after it. */
  readonly isTemporary: boolean
}

/** The kernel cuts a socket's path off at 104 bytes on macOS, at 108 on Linux. */
const longestSocketPath = 103
const fits = (folder: string): boolean => Buffer.byteLength(join(folder, '.s.PGSQL.65535.lock')) <= longestSocketPath

/** A folder for the socket that only `runAs` and root may enter: in `home`, unless its path would be too long. */
export async function makeSocketFolder(home: string, runAs: RunAs): Promise<SocketFolder> {
  const inHome = join(home, 'socket')
  const isTemporary = !fits(inHome)
  const path = isTemporary ? await mkdtemp(join(temporaryFolder(runAs), 'touchline-')) : inHome
  await mkdir(path, { recursive: true })
  await chmod(path, 0o700)
  if (runAs) await chown(path, runAs.uid, runAs.gid)
  return { path, isTemporary }
}

/** Root's own `TMPDIR` may be closed to whom PostgreSQL runs as. */
const temporaryFolder = (runAs: RunAs): string =>
  runAs || !fits(join(tmpdir(), 'touchline-123456')) ? '/tmp' : tmpdir()
