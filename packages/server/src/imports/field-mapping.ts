import { z } from 'zod'
import { formatProblem } from './dates.ts'
import type { Field } from './fields.ts'
import { choiceReader, type Writing } from './readers.ts'

/** Where a field's text comes from: one value for every row, or a column of the file. */
type FieldSource =
  | { readonly kind: 'constant'; readonly text: string }
  | {
      readonly kind: 'column'
      readonly column: string
      /** For blank cells. */
      readonly ifBlank?: string | undefined
      /** What cells say, in lower case → what they mean, null for nothing. */
      readonly values: ReadonlyMap<string, string | null>
    }

export type FieldMapping = Writing & { readonly source: FieldSource }

export const scalar = z.union([z.string(), z.number(), z.boolean()], 'must be text').transform(String)
export const character = z.string('must be one character, in quotes').length(1, 'must be one character, in quotes')

const format = z.string('must be a date format, in quotes').superRefine((text, { addIssue }) => {
  const wrong = formatProblem(text)
  if (wrong !== undefined) addIssue(wrong)
})

const Given = z.strictObject(
  {
    column: z
      .string('must be the name of a column, in quotes')
      .trim()
      .min(1, 'must be the name of a column')
      .optional(),
    constant: scalar.optional(),
    default: scalar.optional(),
    values: z.record(z.string(), scalar.nullable(), 'must be a map of what cells say to what they mean').optional(),
    format: z.preprocess((one) => (typeof one === 'string' ? [one] : one), z.array(format).min(1).optional()),
    decimal: character.optional(),
    thousands: character.optional(),
  },
  {
    error: ({ code, input }) => {
      if (input === undefined) return 'is missing: every row needs it'
      return code === 'invalid_type' ? "must be a column's name, { column: … } or { constant: … }" : undefined
    },
  },
)
type Given = z.output<typeof Given>

/** Everything that can be said of a field, for suggestions. */
export const fieldKeys = Object.keys(Given.shape)

/** How one field is mapped: the name of a column, or an object that says more. */
export function fieldSchema(field: Field): z.ZodType<FieldMapping | undefined> {
  const object = Given.superRefine((given, { addIssue }) => {
    for (const message of [...sourceProblems(given), ...writingProblems(field, given)]) addIssue(message)
    for (const [path, message] of choiceProblems(field, given)) addIssue({ code: 'custom', path, message })
  }).transform(fieldMapping)
  const schema = z.preprocess((given) => (typeof given === 'string' ? { column: given } : given), object)
  return field.required ? schema : schema.optional()
}

function sourceProblems({ column, constant, default: ifBlank, values }: Given): string[] {
  return [
    ...(column === undefined && constant === undefined ? ['must have a column or a constant'] : []),
    ...(column !== undefined && constant !== undefined ? ['has a column and a constant: leave one out'] : []),
    ...(constant !== undefined && (ifBlank !== undefined || values)
      ? ['is a constant: it takes no default or values']
      : []),
  ]
}

function writingProblems({ type }: Field, { format: formats, decimal, thousands }: Given): string[] {
  return [
    ...(type !== 'date' && type !== 'day' && formats ? ['is no date: it has no format'] : []),
    ...(type !== 'amount' && (decimal ?? thousands) ? ['is no amount: it has no decimal or thousands'] : []),
    ...(thousands === (decimal ?? '.') ? ['has one character for decimals and for thousands'] : []),
  ]
}

/** What a choice is mapped to must be one of its choices: better said here than once for each row. */
function choiceProblems(
  { type, choices = [] }: Field,
  { constant, default: ifBlank, values = {} }: Given,
): [string[], string][] {
  if (type !== 'choice') return []
  const told: [string[], string | null | undefined][] = [
    [['constant'], constant],
    [['default'], ifBlank],
  ]
  for (const [cell, meaning] of Object.entries(values)) told.push([['values', cell], meaning])
  return told.flatMap(([path, text]): [string[], string][] => {
    if (text === undefined || text === null || choiceReader(choices)(text).kind === 'value') return []
    return [[path, `says "${text}", which is none of ${choices.join(', ')}`]]
  })
}

function fieldMapping(given: Given): FieldMapping {
  const { format: formats = [], decimal = '.', thousands } = given
  return { source: fieldSource(given), formats, amountFormat: { decimal, thousands } }
}

function fieldSource({ column = '', constant, default: ifBlank, values = {} }: Given): FieldSource {
  if (constant !== undefined) return { kind: 'constant', text: constant }
  const meanings = Object.entries(values).map(([cell, meaning]) => [cell.trim().toLowerCase(), meaning] as const)
  return { kind: 'column', column: column.normalize('NFC'), ifBlank, values: new Map(meanings) }
}
