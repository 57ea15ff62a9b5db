import type { Context } from '../graphql/context.ts'
import type { DayRange } from '../modules/reports/date-range.ts'
import type { ReportWarning } from '../modules/reports/report-meta.ts'
import type { Column } from './column.ts'
import type { Asked, Parameters } from './parameter.ts'
import { type Query, readParameters } from './read-parameters.ts'

/** Whose question it is, when it is asked, and the one snapshot that answers it: that of now, or of an earlier time. */
export type ExportContext = Pick<Context, 'workspace' | 'read' | 'now' | 'view'>

type Listed<Row> = {
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  /** The days that the rows are of, for the name of the file. Null where of all. */
  readonly days: DayRange | null
  readonly warnings: readonly ReportWarning[]
}

type Written<All extends Parameters, Row> = {
  /** As it stands in the address: `/export/<name>.csv`. */
  readonly name: string
  readonly description: string
  readonly parameters: All
  readonly columns: (asked: Asked<All>) => readonly Column<Row>[]
  /** Its rows, in order, from the functions that answer GraphQL. */
  readonly list: (asked: Asked<All>, context: ExportContext) => Promise<Listed<Row>>
}

/** Cells as they are written, row by row. */
export type Table = Omit<Listed<never>, 'rows'> & {
  readonly header: readonly string[]
  readonly records: AsyncGenerator<readonly string[], void, undefined>
}

/** A report that can be exported. */
export type ReportExport = Pick<Written<Parameters, never>, 'name' | 'description' | 'parameters'> & {
  /** Of a question that leaves out whatever it can. */
  readonly usualColumns: () => readonly string[]
  /** @throws AppError what is wrong with the question. */
  readonly answer: (query: Query, context: ExportContext) => Promise<Table>
}

/** Makes an export of what is special about it. */
export function reportExport<All extends Parameters, Row>(report: Written<All, Row>): ReportExport {
  const { name, description, parameters, columns, list } = report
  const namesOf = (some: readonly Column<Row>[]): string[] => some.map((column) => column.name)
  return {
    ...{ name, description, parameters },
    usualColumns: () => namesOf(columns(readParameters(parameters, {}))),
    answer: async (query, context) => {
      const asked = readParameters(parameters, query)
      const { rows, ...rest } = await list(asked, context)
      return { ...rest, header: namesOf(columns(asked)), records: recordsOf(columns(asked), rows) }
    },
  }
}

async function* recordsOf<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<readonly string[], void, undefined> {
  for await (const row of rows) yield columns.map(({ cell }) => cell(row))
}
