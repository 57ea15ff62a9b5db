import { readFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import * as arrivals from './arrivals.ts'

/** One of those that are measured, ready to be put on a page. */
export type Library = {
  readonly name: string
  /** The file of `clients` that uses it. */
  readonly client: string
  readonly version: string
  readonly script: string
  /** Of the smallest script that starts it, records a page view and tracks an event. */
  readonly brotliBytes: number
  readonly read: arrivals.ReadArrivals
}

export const ours = 'Touchline'
export const floor = 'a bare queue with a beacon'
export const plausible = '@plausible-analytics/tracker'
export const amplitude = '@amplitude/analytics-browser'

/** Ours first, then what hardly does anything, then everybody else: the name is that of the package. */
const clients: readonly Pick<Library, 'name' | 'client' | 'read'>[] = [
  { name: ours, client: 'touchline', read: arrivals.touchline },
  { name: floor, client: 'floor', read: arrivals.touchline },
  { name: 'posthog-js', client: 'posthog', read: arrivals.posthog },
  { name: '@snowplow/browser-tracker', client: 'snowplow', read: arrivals.snowplow },
  { name: '@segment/analytics-next', client: 'segment', read: arrivals.segment },
  { name: amplitude, client: 'amplitude', read: arrivals.amplitude },
  { name: plausible, client: 'plausible', read: arrivals.plausible },
]

const fileOf = (path: string): URL => new URL(path, import.meta.url)
const brotliBytesOf = (script: string): number => brotliCompressSync(script).length

/** As an application's bundler would have it: `esm` where it is exports that count. */
async function bundled(contents: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileOf('./clients').pathname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

const builtCore = (): Promise<string> => readFile(fileOf('../../packages/sdk/dist/touchline-core.js'), 'utf8')

/** Ours starts by itself, as its own build; the others are bundled with the code that starts them. */
async function scriptOf(client: string): Promise<Pick<Library, 'script' | 'brotliBytes'>> {
  const script = await bundled(`import './${client}.ts'`)
  if (client !== 'touchline') return { script, brotliBytes: brotliBytesOf(script) }
  const core = await builtCore()
  return { script: `${core}\n${script}`, brotliBytes: brotliBytesOf(core) }
}

export async function loadLibraries(): Promise<Library[]> {
  const { devDependencies } = JSON.parse(await readFile(fileOf('../package.json'), 'utf8'))
  return Promise.all(
    clients.map(async (client) => ({
      ...client,
      ...(await scriptOf(client.client)),
      version: devDependencies[client.name] ?? '',
    })),
  )
}

/** What an application carries: of ours, the least it can, and all there is. */
export async function moduleSizes(): Promise<{ readonly least: number; readonly full: number }> {
  const least = `
    import { createTracker, pages } from '@touchline/sdk'
    const tracker = createTracker({ key: 'tlw_bench', server: 'https://collector.example', plugins: [pages] })
    tracker.track('bench', { number: 1 })`
  return {
    least: brotliBytesOf(await bundled(least)),
    full: brotliBytesOf(await bundled(`export * from '@touchline/sdk'`, 'esm')),
  }
}
