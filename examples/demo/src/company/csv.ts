/** A file as a spreadsheet exports it. Null is a blank cell. */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | null>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])))
  return `${[columns.map(cell), ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`
}

const cell = (value: string | null): string =>
  value === null ? '' : /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
