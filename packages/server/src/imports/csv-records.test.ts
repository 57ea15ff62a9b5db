import { fc, test as law } from '@fast-check/vitest'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { linesOf } from '../lib/lines-of.ts'
import { type CsvRecord, csvRecords } from './csv-records.ts'
import { detectDelimiter, headerOf, rowOf } from './csv-rows.ts'

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function recordsOf(text: string, size = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const record of csvRecords(linesOf(inChunks(text, size)), ',')) records.push(record)
  return records
}

const cells = (line: number, ...values: string[]): CsvRecord => ({ kind: 'cells', line, cells: values })
const broken = (line: number, text: string): CsvRecord => ({ kind: 'broken', line, text })

describe('records of a CSV text', () => {
  test.each([
    ['a,b\n1,2\n', [cells(1, 'a', 'b'), cells(2, '1', '2')]],
    ['a,b\r\n1,2', [cells(1, 'a', 'b'), cells(2, '1', '2')]],
    ['a,b\r1,2\r', [cells(1, 'a', 'b'), cells(2, '1', '2')]],
    ['a\n\n  \nb\n', [cells(1, 'a'), cells(4, 'b')]],
    ['a,"x\ny, ""z"""\nb\n', [cells(1, 'a', 'x\ny, "z"'), cells(3, 'b')]],
    ['a,"b\nc\nd,"e"\nf\n', [broken(1, 'a,"b'), cells(2, 'c'), cells(3, 'd', 'e'), cells(4, 'f')]],
    ['a,b"c\nd,e"f\ng\n', [broken(1, 'a,b"c'), broken(2, 'd,e"f'), cells(3, 'g')]],
    ['a,"b" c\nd\n', [broken(1, 'a,"b" c'), cells(2, 'd')]],
  ] as const)('%j', async (text, records) => {
    expect(await recordsOf(text)).toEqual(records)
  })

  test('a quote that is never closed costs its own line, not the thousands below it', async () => {
    const below = Array.from({ length: 5_000 }, (_, index) => `row ${index}`)
    const records = await recordsOf(`a,"b\n${below.join('\n')}\n`, 65_536)
    expect(records).toHaveLength(5_001)
    expect(records[0]).toEqual(broken(1, 'a,"b'))
    expect(records.at(-1)).toEqual(cells(5_001, 'row 4999'))
  })
})

const anyCell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é', '𝄞') })
const anyTable = fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 })

law.prop([anyTable, fc.integer({ min: 1, max: 20 })])(
  'what is written as CSV reads back, however it is cut',
  async (table, size) => {
    const read = await recordsOf(stringify(table, { quoted: true }), size)
    expect(read.map((record) => (record.kind === 'cells' ? record.cells : record))).toEqual(table)
  },
)

test.each([
  ['id,created,name', ','],
  ['id;created;name, first', ';'],
  ['id\tcreated\tname, first; last', '\t'],
  ['"id";"created, at, once, or, never";name', ';'],
])('%j is delimited by %j: it finds the columns that are mapped', (header, delimiter) => {
  expect(detectDelimiter(header, new Set(['id', 'created']))).toBe(delimiter)
})

test('names of columns are trimmed, and their accents spelled one way', () => {
  expect(headerOf([' id ', 're\u0301gion'])).toEqual(['id', 'r\u00e9gion'])
})

describe('a row under a header of two columns', () => {
  test.each([
    [cells(2, '1', '2'), { line: 2, cells: ['1', '2'], problem: null }],
    [cells(2, ' ', '', ''), null],
    [cells(2, '1'), { line: 2, cells: ['1', ''], problem: 'the row has 1 columns, the header 2' }],
    [cells(2, '1', '2', '3'), { cells: ['1', '2'], problem: 'the row has 3 columns, the header 2; left over: ["3"]' }],
    [broken(2, '1,"'), { cells: ['1,"', ''], problem: 'the quotes of this line are not in pairs' }],
  ])('%j', (record, row) => {
    if (row === null) expect(rowOf(record, 2)).toBeNull()
    else expect(rowOf(record, 2)).toMatchObject(row)
  })
})
