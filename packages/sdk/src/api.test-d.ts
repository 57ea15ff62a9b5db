import { expectTypeOf, test } from 'vitest'
import { createTracker } from './create-tracker.ts'

type Events = {
  'video played': { seconds: number; title?: string }
  'plan chosen': { plan: 'team' | 'solo' }
  'signed out': Record<string, never>
}

const options = { key: 'tlw_1', server: 'https://t.example' }

test("a site's own events are typed: a typo fails to compile", () => {
  const { track } = createTracker<Events>(options)
  track('video played', { seconds: 42 })
  track('signed out')
  // @ts-expect-error No event has this name.
  track('video plaid', { seconds: 42 })
  // @ts-expect-error A property is missing.
  track('video played', {})
  // @ts-expect-error The properties are missing.
  track('video played')
  // @ts-expect-error The property has another type.
  track('video played', { seconds: '42' })
  // @ts-expect-error No such plan.
  track('plan chosen', { plan: 'free' })
  // @ts-expect-error No such property.
  track('plan chosen', { plan: 'team', paln: 'solo' })
})

test('without a map of events any name will do, with or without properties', () => {
  const { track } = createTracker(options)
  expectTypeOf(track).toBeCallableWith('anything', { n: 1, s: 'x', b: true, z: null })
  expectTypeOf(track).toBeCallableWith('anything')
})
