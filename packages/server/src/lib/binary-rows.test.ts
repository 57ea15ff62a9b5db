import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { int4, text } from './binary-columns.ts'
import { rowReader } from './binary-rows.ts'
import { type BinaryTarget, binaryOf, writeByte, writeInt32, writeSized, writeText } from './postgres-binary.ts'

const head = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

const writeInt16 = (target: BinaryTarget, value: number): void => {
  writeByte(target, (value >> 8) & 255)
  writeByte(target, value & 255)
}

/** A COPY of a number and a text. */
const copyOf = (rows: readonly (readonly [number | null, string])[]): Buffer =>
  Buffer.concat([
    head,
    binaryOf((target) => {
      for (const [number, words] of rows) {
        writeInt16(target, 2)
        if (number === null) writeInt32(target, -1)
        else writeSized(target, writeInt32, number)
        writeSized(target, writeText, words)
      }
      writeInt16(target, -1)
    }),
  ])

function read(pieces: readonly Buffer[]) {
  const [numbers, words] = [int4(), text()]
  const reader = rowReader([numbers, words])
  for (const piece of pieces) reader.take(piece)
  const rows = reader.end()
  const { values, isNull } = numbers.column()
  const { of, numbers: texts } = words.column()
  return Array.from({ length: rows }, (_, row) => [isNull?.[row] ? null : values[row], of.texts[texts[row] as number]])
}

law.prop([
  fc.array(fc.tuple(fc.option(fc.integer({ min: -9, max: 2 ** 31 - 1 })), fc.string({ maxLength: 9 }))),
  fc.array(fc.nat(60), { minLength: 1 }),
])('are the same however the bytes are cut', (rows, lengths) => {
  const bytes = copyOf(rows)
  const pieces: Buffer[] = []
  for (let at = 0, cut = 0; at < bytes.length; cut++) {
    const length = lengths[cut % lengths.length] as number
    pieces.push(bytes.subarray(at, at + length + 1))
    at += length + 1
  }
  expect(read(pieces)).toEqual(rows)
})

describe('are refused', () => {
  const whole = copyOf([
    [1, 'one'],
    [2, 'two'],
  ])
  test.each([
    ['that break off', whole.subarray(0, -9), 'broke off after 1 rows'],
    ['without an end', whole.subarray(0, -2), 'broke off after 2 rows'],
    ['with more after the end', Buffer.concat([whole, whole]), 'broke off after 2 rows'],
    ['that never began', Buffer.alloc(0), 'broke off after 0 rows'],
    ['that are none', Buffer.from('id,name\n1,Ada\n2,Bob'), 'no binary COPY'],
    ['of other columns', Buffer.concat([head, Buffer.from([0, 3])]), 'A row has 3 columns, not 2'],
    ['with an extension', Buffer.concat([head.subarray(0, -1), Buffer.from([4])]), 'extension'],
  ])('rows %s', (_, bytes, problem) => {
    expect(() => read([bytes])).toThrow(problem)
  })
})
