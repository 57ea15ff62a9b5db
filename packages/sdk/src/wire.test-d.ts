import type { BatchInput, WireEventInput } from '@touchline/schema'
import { expectTypeOf, test } from 'vitest'
import type { WireBatch, WireEvent } from './wire.ts'

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T

test('the SDK sends exactly what the collector parses', () => {
  expectTypeOf<Mutable<WireEvent>>().branded.toEqualTypeOf<WireEventInput>()
  expectTypeOf<Mutable<WireBatch>>().branded.toEqualTypeOf<BatchInput>()
})
