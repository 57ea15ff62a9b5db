import { type Document, isAlias, isMap, isSeq, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { suggest } from '../lib/closest.ts'
import { fieldKeys } from './field-mapping.ts'
import { type ImportKind, importFields } from './fields.ts'
import { mappingSchema } from './mapping-schema.ts'

/** A mapping file, read. `where` names a place in it for messages. */
export type Mapping = z.output<ReturnType<typeof mappingSchema>> & {
  readonly where: (path: Path) => string
}

type Path = readonly PropertyKey[]

/**
 * Reads a mapping file, YAML or JSON (which is YAML).
 *
 * @param name Of the file, for messages.
 * @throws AppError `MAPPING_INVALID`, naming every problem with its line.
 */
export function parseMapping(kind: ImportKind, text: string, name: string): Mapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const line = (path: Path): number | undefined => lineOf(document, lines, path)
  const where = (path: Path): string =>
    [name, `line ${line(path) ?? 1}`, ...(path.length > 0 ? [path.join('.')] : [])].join(', ')
  const parsed = mappingSchema(kind).safeParse(contentOf(document, lines, name))
  if (parsed.success) return { ...parsed.data, where }
  const problems = parsed.error.issues.flatMap((issue) => describe(kind, issue))
  const inOrder = problems.sort((a, b) => (line(a.path) ?? 0) - (line(b.path) ?? 0))
  throw new AppError('MAPPING_INVALID', inOrder.map(({ path, words }) => `${where(path)}: ${words}`).join('\n'))
}

/** @throws AppError `MAPPING_INVALID` for what is no YAML. */
function contentOf(document: Document.Parsed, lines: LineCounter, name: string): unknown {
  const [broken] = document.errors
  if (broken) {
    throw new AppError('MAPPING_INVALID', `${name}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`)
  }
  try {
    return document.toJS()
  } catch (cause) {
    // An alias without its anchor, or thousands of aliases.
    throw new AppError('MAPPING_INVALID', `${name} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

type Problem = { readonly path: Path; readonly words: string }

function describe(kind: ImportKind, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, words: issue.message }]
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    words: `is not known: ${suggest(key, knownKeys(kind, issue.path))}`,
  }))
}

function knownKeys(kind: ImportKind, path: Path): string[] {
  if (path.length === 0) return Object.keys(mappingSchema(kind).shape)
  return path.length === 1 ? Object.keys(importFields[kind]) : fieldKeys
}

/** The line of the deepest part of `path` that the document has. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number | undefined {
  let node: unknown = document.contents
  let line: number | undefined
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    const pair = isMap<Scalar, unknown>(node)
      ? node.items.find((item) => String(item.key.value) === String(key))
      : undefined
    const start = pair ? startOf(pair) : undefined
    if (start !== undefined) line = lines.linePos(start).line
    node = isSeq(node) ? node.items[Number(key)] : pair?.value
  }
  return line
}

const startOf = ({ key }: Pair<Scalar, unknown>): number | undefined => key.range?.[0]
