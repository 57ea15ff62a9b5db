import { parse } from 'csv-parse/sync'

/** A record of a CSV file: where it begins, and its cells; or its text and what is wrong with it. */
export type CsvRecord =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number; readonly text: string }

type Line = { readonly number: number; readonly text: string }

/** A cell may hold line breaks, but a quote that is never closed must not swallow the file. */
const longestRecordLines = 1_000

/**
 * Records of a CSV file's `lines`, blank lines left out. A line whose quotes make no sense is broken on its own: reading
 * goes on with the line after it.
 */
export async function* csvRecords(lines: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const assembler = assembleRecords(delimiter)
  let number = 0
  for await (const text of lines) yield* assembler.feed({ number: ++number, text })
  yield* assembler.end()
}

function assembleRecords(delimiter: string) {
  /** Lines from one that opened a quote, which none has closed yet. */
  let open: Line[] = []
  let quoted = false

  /** Gives up the first open line, and reads the others as if it weren't there. */
  function* giveUp(): Generator<CsvRecord> {
    const [first, ...others] = open
    open = []
    quoted = false
    if (first) yield { kind: 'broken', line: first.number, text: first.text }
    for (const line of others) yield* feed(line)
  }

  function* feed(line: Line): Generator<CsvRecord> {
    if (open.length === 0 && line.text.trim() === '') return
    open.push(line)
    if (line.text.split('"').length % 2 === 0) quoted = !quoted
    if (quoted && open.length < longestRecordLines) return
    const cells = quoted ? undefined : cellsOf(open.map(({ text }) => text).join('\n'), delimiter)
    if (!cells) return yield* giveUp()
    const [first = line] = open
    open = []
    yield { kind: 'cells', line: first.number, cells }
  }

  function* end(): Generator<CsvRecord> {
    while (open.length > 0) yield* giveUp()
  }

  return { feed, end }
}

/** The cells of one record's text. Undefined where its quotes make no sense. */
export function cellsOf(text: string, delimiter: string): readonly string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const [cells] = parse(text, { delimiter, relax_column_count: true })
    return cells
  } catch {
    return undefined
  }
}
