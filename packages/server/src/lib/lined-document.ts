import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml'
import { AppError, type ErrorCode } from '../errors.ts'

/** A place in a document: keys of maps, and indices of lists. */
export type Path = readonly PropertyKey[]

/** What is wrong at a place, in words. */
export type Problem = { readonly path: Path; readonly words: string }

/** What a YAML or JSON file (which is YAML) says, and where it says it. */
export type LinedDocument = {
  readonly content: unknown
  /** Names a place for messages: file, line and path. */
  where(path: Path): string
  /** One error of all `problems`, in the order of the file. */
  complain(problems: readonly Problem[]): AppError
}

/**
 * Reads the text of a YAML or JSON file.
 *
 * @param name Of the file, for messages.
 * @throws AppError `code` for what is no YAML.
 */
export function readLined(text: string, name: string, code: ErrorCode): LinedDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const content = contentOf(document, lines, name, code)
  const line = (path: Path): number | undefined => lineOf(document, lines, path)
  const where = (path: Path): string =>
    [name, `line ${line(path) ?? 1}`, ...(path.length > 0 ? [path.join('.')] : [])].join(', ')
  return {
    content,
    where,
    complain(problems) {
      const inOrder = [...problems].sort((a, b) => (line(a.path) ?? 0) - (line(b.path) ?? 0))
      return new AppError(code, inOrder.map(({ path, words }) => `${where(path)}: ${words}`).join('\n'))
    },
  }
}

function contentOf(document: Document.Parsed, lines: LineCounter, name: string, code: ErrorCode): unknown {
  const [broken] = document.errors
  if (broken) throw new AppError(code, `${name}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`)
  try {
    const content: unknown = document.toJS()
    if (isEndless(content)) throw new Error('an alias in it stands for what it is part of')
    return content
  } catch (cause) {
    // An alias without its anchor, thousands of aliases, or one of itself.
    throw new AppError(code, `${name} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

/** Whether some part is within itself. */
function isEndless(content: unknown): boolean {
  try {
    JSON.stringify(content)
    return false
  } catch {
    return true
  }
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
    const item = isSeq(node) ? node.items[Number(key)] : undefined
    const start = pair ? startOf(pair) : startOfNode(item)
    if (start !== undefined) line = lines.linePos(start).line
    node = item ?? pair?.value
  }
  return line
}

const startOf = ({ key }: Pair<Scalar, unknown>): number | undefined => key.range?.[0]

const startOfNode = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)
