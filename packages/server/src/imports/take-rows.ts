import type { Row } from './csv-rows.ts'
import { problem, type Reading } from './reading.ts'

export type Rejected = { readonly row: Row; readonly problem: string }

/** How many rows were new, said something new, or said nothing new. */
export type Counts = { readonly added: number; readonly updated: number; readonly unchanged: number }

/** What became of items: counts, and which (by index) could not be stored and why. */
export type Stored = Counts & { readonly refused: ReadonlyMap<number, string> }

/** Why a row about an erased person is refused. */
export const erasedProblem = 'row: it is about a person who was erased: nothing of them is stored again'

/** Why a row of a time that is sealed is refused. */
export const sealedProblem =
  'occurredAt: before what the workspace keeps events for (retention in its settings): what was known of that time is sealed'

/** Judges rows and stores the good ones, in one go. Rejected ones come back in the order of the file. */
export type TakeRows = (rows: readonly Row[]) => Promise<Counts & { readonly rejected: readonly Rejected[] }>

export const takeRows =
  <Item>(judge: (row: Row) => Reading<Item>, store: (items: readonly Item[]) => Promise<Stored>): TakeRows =>
  async (rows) => {
    const judged = rows.map((row) => ({ row, reading: row.problem === null ? judge(row) : problem(row.problem) }))
    const good = judged.flatMap(({ row, reading }) => (reading.kind === 'value' ? [{ row, item: reading.value }] : []))
    const { refused, ...counts } = await store(good.map(({ item }) => item))
    const bad = judged.flatMap(({ row, reading }) =>
      reading.kind === 'problem' ? [{ row, problem: reading.problem }] : [],
    )
    const late = good.flatMap(({ row }, index) => {
      const words = refused.get(index)
      return words === undefined ? [] : [{ row, problem: words }]
    })
    return { ...counts, rejected: [...bad, ...late].sort((a, b) => a.row.line - b.row.line) }
  }

/** Stores nothing. */
export const dryStore = async (): Promise<Stored> => ({ added: 0, updated: 0, unchanged: 0, refused: new Map() })
