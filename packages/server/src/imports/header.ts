import { AppError } from '../errors.ts'
import { cellsOf } from './csv-records.ts'
import { detectDelimiter, headerOf } from './csv-rows.ts'
import type { Mapping } from './mapping.ts'
import type { SourceFile } from './source-file.ts'

/**
 * The delimiter and the column names of a file: its first record that isn't blank.
 *
 * @throws AppError `IMPORT_FILE_INVALID` where there is none.
 */
export function readHeader({ path, head }: SourceFile, mapping: Mapping) {
  const first = firstRecord(head)
  const delimiter = mapping.delimiter ?? detectDelimiter(first, mappedColumns(mapping))
  const cells = cellsOf(first, delimiter)
  if (!cells) throw new AppError('IMPORT_FILE_INVALID', `${path}: the quotes of the first row are not in pairs`)
  const header = headerOf(cells)
  if (header.every((name) => name === ''))
    throw new AppError('IMPORT_FILE_INVALID', `${path} has no row that names columns`)
  return { delimiter, header }
}

const mappedColumns = ({ fields }: Mapping): ReadonlySet<string> =>
  new Set([...fields.values()].flatMap(({ source }) => (source.kind === 'column' ? [source.column] : [])))

/** A column's name may hold line breaks, in quotes. */
function firstRecord(head: string): string {
  const lines = head.split(/\r\n|\n|\r/)
  const [first = '', ...more] = lines.slice(lines.findIndex((line) => line.trim() !== ''))
  let record = first
  for (const line of more) {
    if (record.split('"').length % 2 === 1) break
    record += `\n${line}`
  }
  return record
}
