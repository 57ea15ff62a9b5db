import type { MonthOfLeads } from '../modules/definitions/by-month.ts'
import type { Outcome } from '../modules/definitions/evaluate.ts'

/** What a definition makes of the leads of each month, for a terminal. */
export function monthsInWords(name: string, rows: readonly MonthOfLeads[]): string {
  if (rows.length === 0) return 'No leads yet, so none that met it.\n'
  const sum = (count: (row: MonthOfLeads) => number): number => rows.reduce((total, row) => total + count(row), 0)
  const total: MonthOfLeads = {
    month: 'all',
    leads: sum(({ leads }) => leads),
    met: sum(({ met }) => met),
    metAndWon: sum(({ metAndWon }) => metAndWon),
    won: sum(({ won }) => won),
  }
  const head = line('month', ['leads', 'met it', 'of these won', 'won in all'])
  const body = [...rows, total].map(({ month, leads, met, metAndWon, won }) =>
    line(month, [leads, met, metAndWon, won]),
  )
  return `${name}\n${[head, ...body].join('')}`
}

const line = (month: string, cells: readonly (string | number)[]): string =>
  `${month.padEnd(8)}${cells.map((cell) => String(cell).padStart(14)).join('')}\n`

/** When a lead met a definition and why, for a terminal: `+` before what held, `-` before what didn't. */
export const whyInWords = (name: string, metAt: string | null, why: Outcome): string =>
  `${metAt === null ? `Never met "${name}". At the last moment` : `Met "${name}" at ${metAt}`}:\n${tree(why, '')}`

function tree({ passed, says, actual, points, parts }: Outcome, indent: string): string {
  const found = actual === null ? '' : `: ${actual}`
  const earned = points === null ? '' : ` (${points.earned} of ${points.of} points)`
  const members = parts.map((part) => tree(part, `${indent}  `)).join('')
  return `${indent}${passed ? '+' : '-'} ${says}${found}${earned}\n${members}`
}
