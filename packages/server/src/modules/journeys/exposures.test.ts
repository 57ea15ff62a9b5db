import type { EventId, StreamId } from '@touchline/schema'
import { expect, test } from 'vitest'
import { firstExposures } from './exposures.ts'
import type { JourneyEvent } from './visits.ts'

const shown = (id: string, at: number, owner: string | null, experiment: string, variant: string): JourneyEvent => ({
  ...{ id: id as EventId, streamId: 'stream' as StreamId, at, knownAt: at, owner },
  body: { type: 'exposure', experiment, variant },
})

test('of each variant and owner the first time counts, and nothing but exposures does', () => {
  const events = [
    shown('1', 1, null, 'price', 'a'),
    { ...shown('2', 2, null, 'price', 'a'), body: { type: 'page', url: 'https://a.test/' } as const },
    shown('3', 3, null, 'price', 'a'),
    shown('4', 4, 'ada', 'price', 'a'),
    shown('5', 5, 'ada', 'price', 'b'),
    shown('6', 5, 'ada', 'price', 'b'),
    shown('7', 6, null, 'hero', 'a'),
  ]
  expect(firstExposures(events).map(({ id }) => id)).toEqual(['1', '4', '5', '7'])
  expect(firstExposures(events)[1]).toEqual({
    ...{ id: '4', streamId: 'stream', owner: 'ada', experiment: 'price', variant: 'a', at: 4 },
  })
})
