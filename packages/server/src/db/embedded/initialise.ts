import { randomBytes } from 'node:crypto'
import { chown, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Cluster, failure, passwordFile, superuser } from './cluster.ts'
import { draftFolder } from './drafts.ts'
import { exists } from './exists.ts'
import { keep } from './keep.ts'
import { sizeOf } from './log-tail.ts'
import type { RunAs } from './run-as.ts'

/**
 * Makes the data folder where there is none. It gets its name only when it is whole and on disk: whoever dies in the
 * middle leaves nothing that looks like one.
 */
export async function initialise(cluster: Cluster): Promise<void> {
  if (await exists(cluster.data)) return
  const draft = await draftFolder(cluster.home)
  try {
    await give(draft, cluster.runAs)
    const password = randomBytes(24).toString('base64url')
    await writePassword(join(draft, 'password'), password, cluster.runAs)
    await runInitdb(cluster, draft)
    await writePassword(passwordFile(join(draft, 'data')), password, cluster.runAs)
    await rename(join(draft, 'data'), cluster.data)
    await flush(cluster.home)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function runInitdb({ binaries, log, runAs, settings }: Cluster, draft: string): Promise<void> {
  const logStart = await sizeOf(log)
  const initdb = await keep({
    program: join(binaries.bin, 'initdb'),
    args: [
      ...['-D', join(draft, 'data'), '--pwfile', join(draft, 'password'), '--username', superuser],
      ...['--auth=scram-sha-256', '--data-checksums', '--no-instructions', '--encoding=UTF8'],
      ...localeArguments(binaries.major),
      ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
    ],
    runAs,
    log,
    scratch: null,
  })
  if ((await initdb.exited) !== 0) throw await failure('initdb failed', log, logStart)
}

/** Text sorts by code point, on every machine alike. Before 17, only the system's library could tell upper from lower case. */
const localeArguments = (major: number): string[] =>
  major >= 17
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8', '--lc-messages=C']

async function writePassword(file: string, password: string, runAs: RunAs): Promise<void> {
  await writeFile(file, password, { mode: 0o600, flush: true })
  await give(file, runAs)
}

const give = async (path: string, runAs: RunAs): Promise<void> => {
  if (runAs) await chown(path, runAs.uid, runAs.gid)
}

/** Makes a rename in `folder` outlast a power cut. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
