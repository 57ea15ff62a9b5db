import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type ts from 'typescript'
import { emitDeclarations } from './emit-declarations.ts'
import { exportsOf, reachable } from './reach.ts'

const sdk = join(import.meta.dirname, '../../packages/sdk')
const head = '// Printed from packages/sdk/src by `pnpm generate`, for changes to be seen. Do not edit.\n'

/** What each entry of the package is made from, by the name that it is imported by. */
function entriesOf(): [name: string, source: string][] {
  const { name, exports } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'))
  return Object.entries<{ '@touchline/source'?: string }>(exports).flatMap(([path, { '@touchline/source': source }]) =>
    source ? [[join(name, path), join(sdk, source)]] : [],
  )
}

function printEntry(name: string, source: ts.SourceFile): string {
  const names = exportsOf(source).map((exported) => exported.name)
  return `// ${name}\nexport {\n${names
    .sort()
    .map((exported) => `  ${exported},\n`)
    .join('')}}\n`
}

function printFile(file: string, statements: ReadonlySet<ts.Statement>): string {
  const inOrder = [...statements].sort((one, other) => one.pos - other.pos)
  const texts = inOrder.map((statement) =>
    statement
      .getFullText()
      .trim()
      .replace(/^(export|declare) /gm, ''),
  )
  return `// ${relative(sdk, file)}\n${texts.join('\n\n')}\n`
}

/** Prints what the SDK exports: the names, entry by entry, and then every declaration that they are made of. */
export function printSdkTypes(): string {
  const entries = entriesOf()
  const files = emitDeclarations(
    entries.map(([, source]) => source),
    join(sdk, 'tsconfig.json'),
  )
  const sources = entries.flatMap(([name, path]) => {
    const source = files.get(path)
    return source ? [{ name, source }] : []
  })
  const made = reachable(
    files,
    sources.flatMap(({ source }) => exportsOf(source)),
  )
  const inOrder = [...made].filter(([, { size }]) => size > 0).sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    head,
    ...sources.map(({ name, source }) => printEntry(name, source)),
    ...inOrder.map(([file, statements]) => printFile(file, statements)),
  ].join('\n')
}
