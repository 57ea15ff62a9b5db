/** `pnpm generate [--check]`: prints every file whose source is elsewhere; with `--check` it only compares. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { printArtefacts } from './artefacts.ts'

const root = join(import.meta.dirname, '../../..')
const args = process.argv.slice(2).filter((arg) => arg !== '--')

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  if (args.some((arg) => arg !== '--check')) {
    complain('Usage: pnpm generate [--check]')
    process.exitCode = 2
    return
  }
  const artefacts = await printArtefacts()
  const outdated = await pathsOfOutdated(artefacts)
  if (args.includes('--check')) report(outdated)
  else await write(outdated, artefacts)
}

async function pathsOfOutdated(artefacts: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(artefacts).map(async ([path, text]) => ((await readText(path)) === text ? [] : [path])),
  )
  return found.flat().sort()
}

/** Null where there is no such file yet. */
const readText = (path: string): Promise<string | null> => readFile(join(root, path), 'utf8').catch(() => null)

function report(outdated: readonly string[]): void {
  if (outdated.length === 0) say('Everything generated is up to date.')
  else {
    for (const path of outdated) complain(`Out of date: ${path}`)
    complain('Run `pnpm generate`, and commit what it writes.')
    process.exitCode = 1
  }
}

async function write(outdated: readonly string[], artefacts: Readonly<Record<string, string>>): Promise<void> {
  for (const path of outdated) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), artefacts[path] ?? '')
    say(`Wrote ${path}`)
  }
  if (outdated.length === 0) say('Everything generated was up to date.')
}

await main()
