import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const tests = join(import.meta.dirname, '..')

type Sample = { readonly path: string; readonly code: string }

const kinds: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx', vue: 'ts', svelte: 'ts', astro: 'ts' }

/** Of a component's file only its script is TypeScript. */
const scriptOf = (language: string, code: string): string =>
  language.startsWith('ts') ? code : (/<script[^>]*>([\s\S]*?)<\/script>/.exec(code)?.[1] ?? '')

/** A page's samples of code: each a file of the name that its first line tells, in a folder per section of the page. */
export function samplesOf(page: string): Sample[] {
  return page.split(/^## /m).flatMap((section, i) =>
    [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, language = '', code = ''], j) => {
      const extension = kinds[language]
      if (!extension) return []
      const named = /^(?:\/\/|<!--) (\S+)\.\w+/.exec(code)?.[1] ?? `sample-${j}`
      return [{ path: `${i}/${named}.${extension}`, code: scriptOf(language, code) }]
    }),
  )
}

const settings = {
  strict: true,
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  customConditions: ['@touchline/source'],
  allowImportingTsExtensions: true,
  noEmit: true,
  jsx: 'react-jsx',
  skipLibCheck: true,
  types: ['node'],
}

/** What the compiler finds wrong with the samples, beside what `declarations` say. Empty for nothing. */
export async function complaintsAbout(samples: readonly Sample[], declarations: readonly string[]): Promise<string> {
  const cache = join(tests, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'samples-'))
  for (const { path, code } of samples) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), code)
  }
  const files = declarations.map((name) => join(tests, 'docs', name))
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: settings, include: ['**/*', ...files] }),
  )
  const compiler = join(tests, '../node_modules/typescript/bin/tsc')
  try {
    await promisify(execFile)(process.execPath, [compiler, '-p', folder])
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}
