import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { scriptBuild } from '../../tsup.config.ts'

/** The `<script>` build of the source as it is now. */
export async function buildScript(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'touchline-script-'))
  const entry = fileURLToPath(new URL('../script.ts', import.meta.url))
  const tsconfig = fileURLToPath(new URL('../../tsconfig.source.json', import.meta.url))
  await build({ ...scriptBuild, entry: { touchline: entry }, tsconfig, outDir, config: false, silent: true })
  const script = await readFile(join(outDir, 'touchline.js'), 'utf8')
  await rm(outDir, { recursive: true })
  return script
}
