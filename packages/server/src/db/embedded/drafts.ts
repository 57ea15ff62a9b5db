import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const prefix = 'draft-'

/** A folder in `home` for what is not ready yet: it gets its real name when it is whole. */
export const draftFolder = (home: string): Promise<string> => mkdtemp(join(home, prefix))

/** Removes what processes that died in the middle left. */
export async function removeDrafts(home: string): Promise<void> {
  const names = (await readdir(home)).filter((name) => name.startsWith(prefix))
  await Promise.all(names.map((name) => rm(join(home, name), { recursive: true, force: true, maxRetries: 5 })))
}
