import { AppError } from '../errors.ts'
import { suggest } from '../lib/closest.ts'
import type { FieldMapping } from './field-mapping.ts'
import { type Field, type ImportKind, importFields, type RowOf } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { type ReadingContext, readerOf } from './readers.ts'
import { problem, type Reading, value } from './reading.ts'

type Column = Extract<FieldMapping['source'], { kind: 'column' }>

/** Reads one field of a row. Undefined is an absent value. */
type ReadField = (cells: readonly string[]) => Reading<string | number | boolean | undefined>

/**
 * Ties `mapping` to a file's `header`.
 *
 * @returns What reads a row: all of its fields, or all of its problems.
 * @throws AppError `IMPORT_COLUMN_MISSING`, or `MAPPING_INVALID` for a constant or default that can't be read.
 */
export function bindRow<Kind extends ImportKind>(
  kind: Kind,
  mapping: Mapping,
  header: readonly string[],
  context: ReadingContext,
): (cells: readonly string[]) => Reading<RowOf<Kind>> {
  requireColumns(mapping, header)
  const fields: Readonly<Record<string, Field>> = importFields[kind]
  const readers = [...mapping.fields].map(([name, field]): [string, ReadField] => {
    const definition = fields[name] ?? { type: 'text' }
    return [name, bindField(name, definition, field, { mapping, header, context })]
  })
  return (cells) => {
    const read = readers.map(([name, reader]): [string, ReturnType<ReadField>] => [name, reader(cells)])
    const problems = read.flatMap(([, field]) => (field.kind === 'problem' ? [field.problem] : []))
    if (problems.length > 0) return problem(problems.join('; '))
    const values = read.flatMap(([name, field]) =>
      field.kind === 'value' && field.value !== undefined ? [[name, field.value]] : [],
    )
    // The readers are those of the kind's own table of fields.
    return value(Object.fromEntries(values) as RowOf<Kind>)
  }
}

type Binding = { readonly mapping: Mapping; readonly header: readonly string[]; readonly context: ReadingContext }

function bindField(name: string, field: Field, given: FieldMapping, { mapping, header, context }: Binding): ReadField {
  const reader = readerOf(field, given, context)
  const upFront = (key: string, text: string): string | number | boolean => {
    const read = reader(text.trim())
    if (read.kind === 'value') return read.value
    throw new AppError('MAPPING_INVALID', `${mapping.where(['fields', name, key])}: ${read.problem}`)
  }
  if (given.source.kind === 'constant') {
    const constant = value(upFront('constant', given.source.text))
    return () => constant
  }
  const { column, ifBlank, values } = given.source
  const index = header.indexOf(column)
  const blank = new Set(['', ...mapping.blank.map((word) => word.trim().toLowerCase())])
  const fallback = ifBlank === undefined ? undefined : upFront('default', ifBlank)
  const absent =
    fallback === undefined && field.required ? problem(`${name}: column "${column}" is blank`) : value(fallback)
  return (cells) => {
    const text = (cells[index] ?? '').trim()
    if (blank.has(text.toLowerCase())) return absent
    const meaning = values.get(text.toLowerCase())
    if (meaning === null) return absent
    const read = reader(meaning ?? text)
    return read.kind === 'value' ? read : problem(`${name}: column "${column}": ${read.problem}`)
  }
}

/** @throws AppError `IMPORT_COLUMN_MISSING`, naming every mapped column that the file lacks or has twice. */
function requireColumns(mapping: Mapping, header: readonly string[]): void {
  const problems = [...mapping.fields].flatMap(([name, { source }]) =>
    source.kind === 'column'
      ? columnProblem(source, header).map((words) => `${mapping.where(['fields', name])}: ${words}`)
      : [],
  )
  if (problems.length > 0) throw new AppError('IMPORT_COLUMN_MISSING', problems.join('\n'))
}

function columnProblem({ column }: Column, header: readonly string[]): string[] {
  const times = header.filter((name) => name === column).length
  if (times === 1) return []
  const named = header.filter((name) => name !== '')
  return times === 0
    ? [`the file has no column "${column}": ${suggest(column, named)}`]
    : [`the file has ${times} columns "${column}": rename all but one`]
}
