import type { EventId, StreamId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { channelPolicy } from '../channels/classify.ts'
import type { StoredBody } from '../collect/stored-event.ts'
import { foldVisits, type JourneyEvent } from './visits.ts'

const folding = { ownHosts: [], classify: channelPolicy([]).classify }
const minute = 60_000
const site = 'https://acme.example'

/** Events `[minute, body]` of one stream, ids in their order. */
function stream(...events: readonly (readonly [number, StoredBody, string?])[]): JourneyEvent[] {
  return events.map(([minutes, body, owner], i) => ({
    id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}` as EventId,
    streamId: 'stream' as StreamId,
    at: minutes * minute,
    knownAt: minutes * minute + 5,
    owner: owner ?? null,
    body,
  }))
}

const page = (path: string, referrer?: string): StoredBody => ({
  type: 'page',
  url: site + path,
  ...(referrer && { referrer }),
})
const visits = (events: readonly JourneyEvent[]) => foldVisits(events, folding).map(({ touchpoint }) => touchpoint)

describe('a visit', () => {
  test('is one touchpoint however many pages it has, named by its earliest event', () => {
    const events = stream(
      [0, page('/?utm_source=google&utm_medium=cpc')],
      [1, page('/a', `${site}/`)],
      [20, page('/b')],
    )
    expect(visits(events)).toEqual([
      expect.objectContaining({
        id: events[0]?.id,
        pages: 3,
        at: 0,
        endedAt: 20 * minute,
        channel: 'Paid Search',
        landingPage: 'acme.example/',
      }),
    ])
  })

  test.each([
    { name: 'after more than 30 minutes of silence', second: [31, page('/a')], count: 2 },
    { name: 'not after 30 minutes sharp', second: [30, page('/a')], count: 1 },
    { name: 'at other utm values', second: [1, page('/?utm_source=x')], count: 2 },
    { name: 'not at the same utm values', second: [1, page('/b?utm_source=google&utm_medium=cpc')], count: 1 },
    { name: 'at another click id', second: [1, page('/?utm_source=google&utm_medium=cpc&gclid=2')], count: 2 },
    { name: 'at an external referrer', second: [1, page('/', 'https://blog.example.org/')], count: 2 },
    { name: "not at the site's own referrer", second: [1, page('/', `${site}/x`)], count: 1 },
    { name: 'not at a mere fact without an address', second: [1, { type: 'track', name: 'x' }], count: 1 },
  ] as const)('begins anew $name: $count', ({ second, count }) => {
    const events = stream([0, page('/?utm_source=google&utm_medium=cpc')], [second[0], second[1]])
    expect(visits(events)).toHaveLength(count)
  })

  test('is neither begun nor made longer by what happens on its pages: a tab left open all day tells so as it closes', () => {
    const url = `${site}/`
    const facts: StoredBody[] = [
      { type: 'engagement', url, engagedMs: 5_000 },
      { type: 'content', url, content: 'Guide', action: 'view' },
      { type: 'click', url, href: 'https://elsewhere.example/', kind: 'outbound' },
      { type: 'exposure', experiment: 'price', variant: 'b' },
      { type: 'source', answer: 'A friend' },
      { type: 'link', visitorId: '0198f000-0000-7000-8000-000000000001' },
    ]
    const later = facts.map((fact, i): [number, StoredBody] => [600 + i, fact])
    expect(visits(stream([0, page('/')], ...later))).toMatchObject([{ at: 0, endedAt: 0, pages: 1 }])
  })

  test('is not begun anew by reloading its landing page, whose referrer the browser repeats', () => {
    const landing = page('/', 'https://www.google.com/')
    expect(visits(stream([0, landing], [1, landing], [2, page('/a')]))).toHaveLength(1)
  })

  test('ends where another person takes over the browser', () => {
    const folded = foldVisits(stream([0, page('/'), 'ada'], [1, page('/a'), 'bob']), folding)
    expect(folded.map(({ owner }) => owner)).toEqual(['ada', 'bob'])
  })

  test('has its origin from the first event that has an address', () => {
    const events = stream([0, { type: 'identify', keys: ['email:1'] }], [0, page('/', 'https://www.bing.com/')])
    expect(visits(events)).toEqual([expect.objectContaining({ channel: 'Organic Search', pages: 1 })])
  })

  test('remembers the first lead form sent during it', () => {
    const form = (lead: boolean): StoredBody => ({ type: 'form', url: `${site}/contact`, form: 'contact', lead })
    const [visit] = visits(stream([0, page('/')], [1, form(false)], [2, form(true)], [3, form(true)]))
    expect(visit).toMatchObject({ forms: 3, leadFormAt: 2 * minute, leadFormPage: 'acme.example/contact' })
  })
})

test('what happened elsewhere is a touchpoint of its own', () => {
  const talk: StoredBody = {
    type: 'touchpoint',
    keys: ['email:1'],
    kind: 'trade_show',
    side: 'MARKETING',
    precision: 'DAY',
    source: 'Messe',
  }
  expect(visits(stream([0, talk], [1, talk]))).toEqual([
    expect.objectContaining({ kind: 'TRADE_SHOW', channel: 'Trade Show', source: 'messe', precision: 'DAY' }),
    expect.objectContaining({ kind: 'TRADE_SHOW' }),
  ])
})
