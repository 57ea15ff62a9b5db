import { createElement } from 'react'
import { expectTypeOf, test } from 'vitest'
import { createTracker } from '../create-tracker.ts'
import { TouchlineProvider, useTouchline } from './index.ts'

type Events = { 'plan chosen': { plan: 'team' | 'solo' } }

test('a provider takes a tracker of any events, and the hook knows those it is told', () => {
  createElement(TouchlineProvider, { tracker: createTracker<Events>({ key: 'k', server: 's' }) })
  // @ts-expect-error Not a tracker.
  createElement(TouchlineProvider, { tracker: {} })
  const { track } = useTouchline<Events>()
  track('plan chosen', { plan: 'team' })
  // @ts-expect-error No such plan.
  track('plan chosen', { plan: 'free' })
  expectTypeOf(useTouchline().track).toBeCallableWith('anything')
})
