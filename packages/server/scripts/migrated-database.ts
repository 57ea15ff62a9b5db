import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/db/embedded/start-embedded.ts'
import { migrate } from '../src/db/migrate.ts'

const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

/** Runs `work` on an empty, migrated database that is gone afterwards. */
export async function withMigratedDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-generate-'))
  try {
    const { url, stop } = await startEmbedded({ home, command: 'pnpm generate', settings })
    try {
      await migrate(url)
      return await work(url)
    } finally {
      await stop()
    }
  } finally {
    await rm(home, { recursive: true })
  }
}
