import { fc, test as law } from '@fast-check/vitest'
import { EventId } from '@touchline/schema'
import { expect, test } from 'vitest'
import { uuidv7From } from './uuidv7-from.ts'

test('the same time and seed give the same id for ever', () => {
  expect(uuidv7From(Date.parse('2026-11-22T00:00:00Z'), 'touchline')).toBe('01a2008d-7400-7ca3-ae44-c8f198320e7e')
})

law.prop([fc.nat(8.64e15 / 1_000), fc.string()])('an id is a UUIDv7 that tells its time', (timeMs, seed) => {
  const id = uuidv7From(timeMs, seed)
  expect(EventId.parse(id)).toBe(id)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(timeMs)
})

law.prop([fc.nat(), fc.string(), fc.string()])('another seed gives another id', (timeMs, seed, other) => {
  expect(uuidv7From(timeMs, seed) === uuidv7From(timeMs, other)).toBe(seed === other)
})
