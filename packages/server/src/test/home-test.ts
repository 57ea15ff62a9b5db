import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { test as base } from 'vitest'
import { packagedPostgres } from '../db/embedded/packaged-postgres.ts'

type Fixtures = {
  /** One installed PostgreSQL for all homes of the file: copying it for each would take most of their time. */
  readonly $file: { installed: string }
  readonly $test: {
    /** An empty folder. */
    folder: string
    /** A folder for an embedded database, where there is none yet. */
    home: string
  }
}

export const test = base.extend<Fixtures>({
  installed: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
    ({}, use) =>
      inTemporaryFolder(async (folder) =>
        use(dirname(dirname((await packagedPostgres(folder, { mustCopy: true })).bin))),
      ),
    { scope: 'file' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  folder: ({}, use) => inTemporaryFolder(use),
  home: async ({ folder, installed }, use) => {
    await symlink(installed, join(folder, basename(installed)))
    await use(folder)
  },
})

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-home-'))
  // Where the tests run as root, PostgreSQL is another user and passes through.
  await chmod(folder, 0o711)
  await work(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}
