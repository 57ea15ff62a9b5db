import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { scriptBuild } from '../../tsup.config.ts'

/** The usual script, the one without forms, and one with every plug-in. */
const entries = {
  core: fileURLToPath(new URL('../script-core.ts', import.meta.url)),
  usual: fileURLToPath(new URL('../script.ts', import.meta.url)),
  everything: fileURLToPath(new URL('./every-plugin.ts', import.meta.url)),
}

export type Build = keyof typeof entries

/** The `<script>` build of the source as it is now. */
export async function buildScript(which: Build = 'usual'): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'touchline-script-'))
  const tsconfig = fileURLToPath(new URL('../../tsconfig.source.json', import.meta.url))
  await build({ ...scriptBuild, entry: { touchline: entries[which] }, tsconfig, outDir, config: false, silent: true })
  const script = await readFile(join(outDir, 'touchline.js'), 'utf8')
  await rm(outDir, { recursive: true })
  return script
}
