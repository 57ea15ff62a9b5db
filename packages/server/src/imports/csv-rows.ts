import { type CsvRecord, cellsOf } from './csv-records.ts'

/** A row below the header: as many cells as the header has, or else a problem that says what is wrong. */
export type Row = { readonly line: number; readonly cells: readonly string[]; readonly problem: string | null }

const delimiters = [',', ';', '\t']

/** Which delimiter a file with this first record uses: the one that finds most of the columns that are `wanted`. */
export function detectDelimiter(firstRecord: string, wanted: ReadonlySet<string>): string {
  const ranked = delimiters.map((delimiter) => {
    const names = headerOf(cellsOf(firstRecord, delimiter) ?? [])
    return { delimiter, found: names.filter((name) => wanted.has(name)).length, columns: names.length }
  })
  const [best] = ranked.sort((a, b) => b.found - a.found || b.columns - a.columns)
  return best?.delimiter ?? ','
}

export const headerOf = (cells: readonly string[]): string[] => cells.map((name) => name.trim().normalize('NFC'))

/** The row that `record` is under a header of `columns` columns. Null where it has nothing in it. */
export function rowOf(record: CsvRecord, columns: number): Row | null {
  const { line } = record
  if (record.kind === 'broken') {
    return { line, cells: fitted([record.text], columns), problem: 'the quotes of this line are not in pairs' }
  }
  const { cells } = record
  if (cells.every((cell) => cell.trim() === '')) return null
  return { line, cells: fitted(cells, columns), problem: countProblem(cells, columns) }
}

function countProblem(cells: readonly string[], columns: number): string | null {
  if (cells.length === columns) return null
  const surplus = cells.slice(columns)
  const leftOver = surplus.length > 0 ? `; left over: ${JSON.stringify(surplus)}` : ''
  return `the row has ${cells.length} columns, the header ${columns}${leftOver}`
}

const fitted = (cells: readonly string[], columns: number): readonly string[] =>
  Array.from({ length: columns }, (_, index) => cells[index] ?? '')
