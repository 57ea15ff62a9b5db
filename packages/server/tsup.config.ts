import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig } from 'tsup'

/** What the built server reads beside itself, by its place in dist: the same as beside the source that reads it. */
const assets = { migrations: 'src/db/migrations' } as const

export default defineConfig({
  entry: {
    touchline: 'src/cli/main.ts',
    keeper: 'src/db/embedded/keeper.js',
    'derive-thread': 'src/pipeline/derive-thread.ts',
    'knowledge-thread': 'src/pipeline/knowledge-thread.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  clean: true,
  onSuccess: async () => {
    for (const [place, source] of Object.entries(assets)) await cp(source, join('dist', place), { recursive: true })
  },
})
