import { readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { codeOf } from './code-of.ts'
import { exists } from './exists.ts'

/** A link that npm cannot package: `target` is to point to `source`, both relative to the package's folder. */
type Link = { readonly source: string; readonly target: string }

/** The links that the package lists. */
export async function linksOf(packageFolder: string): Promise<readonly Link[]> {
  try {
    return JSON.parse(await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** Whether the links between the libraries are there: the package's install script makes them, where it may run. */
export async function areLinksComplete(packageFolder: string): Promise<boolean> {
  const links = await linksOf(packageFolder)
  const found = await Promise.all(links.map(({ target }) => exists(join(packageFolder, target))))
  return found.every(Boolean)
}

/** Makes the missing links between the libraries. */
export async function hydrateLinks(packageFolder: string): Promise<void> {
  for (const { source, target } of await linksOf(packageFolder)) {
    await symlink(relative(dirname(target), source), join(packageFolder, target)).catch(ignoreExisting)
  }
}

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}
