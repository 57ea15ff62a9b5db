import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const server = fileURLToPath(new URL('../../packages/server/', import.meta.url))

export type BuiltCollector = {
  readonly program: string
  readonly remove: () => Promise<void>
}

/** Builds the collector as the server is built: the reader of TypeScript takes memory of its own, and would be measured too. */
export async function buildCollector(): Promise<BuiltCollector> {
  // Beside the packages that it asks for.
  const folder = await mkdtemp(join(server, 'node_modules/.bench-'))
  await build({
    entryPoints: {
      collector: fileURLToPath(new URL('./collector.ts', import.meta.url)),
      keeper: join(server, 'src/db/embedded/keeper.js'),
      'derive-thread': join(server, 'src/pipeline/derive-thread.ts'),
    },
    ...{ outdir: folder, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' },
    ...{ conditions: ['@touchline/source'], plugins: [othersOutside], logLevel: 'error' },
  })
  await cp(join(server, 'src/db/migrations'), join(folder, 'migrations'), { recursive: true })
  return { program: join(folder, 'collector.js'), remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Packages that aren't ours are not taken in. */
const othersOutside: Plugin = {
  name: 'others-outside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('@touchline/') ? null : { path, external: true })),
}
