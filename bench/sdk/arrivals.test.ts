import { expect, test } from 'vitest'
import { amplitude, plausible, posthog, type ReadArrivals, segment, snowplow, touchline } from './arrivals.ts'

const selfDescribing = (number: number): string =>
  JSON.stringify({ schema: 'iglu:unstruct_event', data: { schema: 'iglu:bench', data: { number } } })

/** A page view, an event, and something that is neither, as each library sends them. */
const bodies: readonly (readonly [name: string, read: ReadArrivals, body: unknown])[] = [
  [
    'Touchline',
    touchline,
    {
      visitorId: 'v',
      events: [
        { id: 'a', type: 'page', url: '/' },
        { id: 'b', type: 'track', name: 'bench', properties: { number: 7 } },
        { id: 'c', type: 'engagement' },
      ],
    },
  ],
  [
    'PostHog',
    posthog,
    [
      { uuid: 'a', event: '$pageview', properties: {} },
      { uuid: 'b', event: 'bench', properties: { number: 7 } },
      { uuid: 'c', event: '$identify' },
    ],
  ],
  [
    'Snowplow',
    snowplow,
    {
      schema: 'iglu:payload_data',
      data: [
        { e: 'pv', eid: 'a' },
        { e: 'ue', eid: 'b', ue_pr: selfDescribing(7) },
        { e: 'pp', eid: 'c' },
      ],
    },
  ],
  [
    'Segment',
    segment,
    {
      batch: [
        { messageId: 'a', type: 'page' },
        { messageId: 'b', type: 'track', event: 'bench', properties: { number: 7 } },
        { messageId: 'c', type: 'identify' },
      ],
    },
  ],
  [
    'Amplitude',
    amplitude,
    {
      api_key: 'bench',
      events: [
        { insert_id: 'a', event_type: '[Amplitude] Page Viewed' },
        { insert_id: 'b', event_type: 'bench', event_properties: { number: 7 } },
        { insert_id: 'c', event_type: '$identify' },
      ],
    },
  ],
]

test.each(bodies)('%s: a page view, an event and something else', (_, read, body) => {
  expect(read(body)).toEqual([
    { kind: 'page', id: 'a', number: null },
    { kind: 'track', id: 'b', number: 7 },
    { kind: 'other', id: 'c', number: null },
  ])
})

test('Plausible sends one at a time, without an id, and numbers as texts', () => {
  expect(plausible({ n: 'bench', p: { number: '7' } })).toEqual([{ kind: 'track', id: null, number: 7 }])
  expect(plausible({ n: 'pageview' })).toEqual([{ kind: 'page', id: null, number: null }])
})

test('Segment and PostHog may send one by itself', () => {
  expect(segment({ messageId: 'b', type: 'track', properties: { number: 0 } })).toMatchObject([{ number: 0 }])
  expect(posthog({ uuid: 'b', event: 'bench', properties: { number: 0 } })).toMatchObject([{ number: 0 }])
})

test.each([null, 1, 'text', [], {}, { events: null, data: 3 }])('%j brings no events', (body) => {
  for (const read of [touchline, amplitude, snowplow]) expect(read(body)).toEqual([])
})
