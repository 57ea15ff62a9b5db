import { fc, test as law } from '@fast-check/vitest'
import type { EventId, StreamId } from '@touchline/schema'
import { expect, test } from 'vitest'
import { channelPolicy } from '../channels/classify.ts'
import type { ReadEvent } from '../collect/read-event.ts'
import type { StoredBody } from '../collect/stored-event.ts'
import { keptOf } from './kept-of-event.ts'
import { closedStretches } from './stretches.ts'
import { foldVisits } from './visits.ts'

const minute = 60_000
const { classify } = channelPolicy([])

const url = fc
  .tuple(
    fc.constantFrom('https://acme.example/', 'https://www.acme.example:8443/a%20b', 'http://acme.example/pricing/'),
    fc.array(
      fc.constantFrom(
        ...['utm_source=Google', 'utm_source=', 'utm_medium=cpc', 'utm_campaign=Winter%26Co', 'utm_term=%20crm%20'],
        ...['gclid=1', 'gclid=2', 'fbclid=x', 'gclid=', 'email=ada@x.example', 'page=2', 'utm_content=ä'],
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom('', '#top'),
  )
  .map(([page, query, fragment]) => `${page}${query.length > 0 ? `?${query.join('&')}` : ''}${fragment}`)

const referrer = fc.constantFrom(
  ...[undefined, '', 'no address', 'https://www.google.com/search?q=crm', 'https://www.google.com/'],
  ...['https://acme.example/', 'https://sister.example/a', 'android-app://com.Google.Mail/', 'mailto:ada@x.example'],
)

const body: fc.Arbitrary<StoredBody> = fc.oneof(
  fc
    .record({ url, referrer, title: fc.constantFrom(undefined, 'Home', 'Pricing') })
    .map(({ url, referrer, title }) => ({
      ...{ type: 'page' as const, url },
      ...(referrer !== undefined && { referrer }),
      ...(title !== undefined && { title }),
    })),
  url.map((url) => ({ type: 'page' as const, url })),
  fc.record({ type: fc.constant('form' as const), url, form: fc.constant('contact'), lead: fc.boolean() }),
  fc.record({ type: fc.constant('track' as const), name: fc.constant('played'), url }),
  fc.constant({ type: 'track' as const, name: 'played' }),
  fc.constant({ type: 'identify' as const, keys: ['email:ada'] }),
  url.map((url) => ({ type: 'engagement' as const, url, engagedMs: 10 })),
  url.map((url) => ({ type: 'click' as const, url, href: 'https://elsewhere.example/', kind: 'outbound' as const })),
  fc.record({
    type: fc.constant('touchpoint' as const),
    kind: fc.constantFrom('webinar', 'call'),
    side: fc.constantFrom('MARKETING' as const, 'SALES' as const),
    precision: fc.constant('INSTANT' as const),
    keys: fc.constant(['email:ada']),
    title: fc.constant('Trends'),
  }),
)

/** Of one stream, in time order: each some minutes after the one before, and of one of two owners. */
const events = fc
  .array(fc.record({ body, after: fc.constantFrom(0, 1, 20, 30, 31), owner: fc.constantFrom(null, 'ada', 'bob') }), {
    maxLength: 12,
  })
  .map((told) => {
    let at = 0
    return told.map(({ body, after, owner }, i) => {
      at += after * minute
      return { ...eventOf(i, at, body), owner }
    })
  })

const eventOf = (no: number, at: number, body: StoredBody): ReadEvent => ({
  id: `00000000-0000-7000-8000-${String(no).padStart(12, '0')}` as EventId,
  streamId: 'stream' as StreamId,
  trust: 'CLAIMED',
  ...{ at, knownAt: at + 5, body },
})

law.prop([events, fc.constantFrom([], ['sister.example'])], { numRuns: 1_000 })(
  'what is kept of events folds into the same touchpoints, whoever turns out to own them',
  (all, ownHosts) => {
    const kept = all.flatMap((event) => {
      const body = keptOf(event.body)
      return body ? [{ ...event, body }] : []
    })
    expect(foldVisits(kept, { ownHosts, classify })).toEqual(foldVisits(all, { ownHosts, classify }))
  },
)

law.prop([events, fc.integer({ min: 0, max: 200 })])(
  'what is sealed and what is not never share a visit',
  (all, minutes) => {
    const until = minutes * minute
    const known = all.filter(({ at }) => at < until)
    const sealed = new Set(closedStretches(known, until, () => true).flatMap(({ gone }) => gone.map(({ id }) => id)))
    const folding = { ownHosts: [], classify }
    const apart = [true, false].flatMap((isSealed) =>
      foldVisits(
        all.filter(({ id }) => sealed.has(id) === isSealed),
        folding,
      ),
    )
    const together = foldVisits(all, folding)
    const idsOf = (folded: typeof together) => folded.map(({ touchpoint }) => touchpoint.id).sort()
    expect(idsOf(apart)).toEqual(idsOf(together))
  },
)

test('nothing is kept of an address but the page, and what says where the visitor came from', () => {
  expect(
    keptOf({
      type: 'page',
      url: 'https://acme.example/a?email=ada@x.example&utm_source=news&gclid=Cj0K#ada',
      referrer: 'https://mail.example/inbox?of=ada',
      title: 'A',
      consent: { analytics: true },
    }),
  ).toEqual({
    type: 'page',
    url: expect.stringMatching(/^https:\/\/acme\.example\/a\?utm_source=news&gclid=[0-9a-f]{16}#[0-9a-f]{16}$/),
    referrer: 'https://mail.example/',
    title: 'A',
  })
  const form = { type: 'form', form: 'contact', lead: true, fields: { phone: '1' } } as const
  expect(keptOf({ ...form, url: 'https://acme.example/contact?name=Ada' })).toEqual({
    ...{ type: 'form', form: 'contact', lead: true, url: 'https://acme.example/contact' },
  })
})
