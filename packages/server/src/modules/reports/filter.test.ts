import { describe, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import type { FilterInput } from '../../graphql/resolver-types.generated.ts'
import { filterLimits, readFilter } from './filter.ts'

const read = (filter: FilterInput) => readFilter(filter, ['CHANNEL', 'MONTH'])
const where = (dimension: string, op: 'EQ' | 'IN', values: string[]): FilterInput => ({
  where: { dimension, op, values },
})
const email = where('CHANNEL', 'EQ', ['Email'])
const nested = (depth: number): FilterInput => (depth === 1 ? email : { not: nested(depth - 1) })

test('a tree is read as it stands', () => {
  expect(read({ and: [email, { not: { or: [where('MONTH', 'IN', ['2026-01', '2026-02'])] } }] })).toEqual({
    kind: 'and',
    parts: [
      { kind: 'where', dimension: 'CHANNEL', op: 'EQ', values: ['Email'] },
      {
        kind: 'not',
        part: {
          kind: 'or',
          parts: [{ kind: 'where', dimension: 'MONTH', op: 'IN', values: ['2026-01', '2026-02'] }],
        },
      },
    ],
  })
})

test('a tree as large as allowed is read', () => {
  expect(read(nested(filterLimits.depth))).not.toBeNull()
  expect(read({ or: Array.from({ length: filterLimits.parts - 1 }, () => email) })).not.toBeNull()
  expect(read(where('CHANNEL', 'IN', Array(filterLimits.values).fill('x'.repeat(filterLimits.length))))).not.toBeNull()
})

describe('what makes no sense is refused, with its path', () => {
  test.each<[FilterInput, string]>([
    [where('COLOUR', 'EQ', ['red']), 'input.filter.where.dimension is "COLOUR": give one of CHANNEL, MONTH'],
    [{ and: [email, { not: where('channel', 'EQ', ['x']) }] }, 'input.filter.and[1].not.where.dimension is "channel"'],
    [where('CHANNEL', 'EQ', []), 'input.filter.where.values are 0: EQ takes exactly one'],
    [where('CHANNEL', 'EQ', ['a', 'b']), 'input.filter.where.values are 2: EQ takes exactly one'],
    [{ or: [where('CHANNEL', 'IN', [])] }, 'input.filter.or[0].where.values are 0: IN takes 1 to 500'],
    [where('CHANNEL', 'IN', Array(501).fill('x')), 'input.filter.where.values are 501: IN takes 1 to 500'],
    [where('CHANNEL', 'IN', ['a', 'b\0']), 'input.filter.where.values[1] is no text'],
    [where('CHANNEL', 'EQ', ['x'.repeat(1_001)]), 'input.filter.where.values[0] is no text of at most 1000'],
    [{ and: [] }, 'input.filter.and is empty: give at least one filter'],
    [{ or: [] }, 'input.filter.or is empty'],
    [nested(9), 'input.filter is more than 8 deep'],
    [{ or: Array(100).fill(email) }, 'input.filter has more than 100 parts'],
  ])('%j: %s', (filter, message) => {
    expect(() => read(filter)).toThrow(AppError)
    expect(() => read(filter)).toThrow(message)
  })
})
