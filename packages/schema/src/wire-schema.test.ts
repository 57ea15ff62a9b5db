import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import wireSchema from '../wire.schema.json' with { type: 'json' }
import { Batch, WireEvent } from './events.ts'
import { limits } from './limits.ts'

const ajv = new Ajv2020()
formats.default(ajv)
const conforms = ajv.compile(wireSchema)

/** What the collector thinks of a batch and of each event in it. */
const isTaken = (candidate: unknown): boolean => {
  const batch = Batch.safeParse(candidate)
  return batch.success && batch.data.events.every((event) => WireEvent.safeParse(event).success)
}

const common = { id: '0199c8f0-0000-7000-8000-000000000001', occurredAt: '2026-11-22T10:00:00.000Z' }
const page = {
  ...common,
  type: 'page',
  url: 'https://example.com/?utm_source=news',
  title: '',
  referrer: 'http://a.b/',
}
const identify = { ...common, type: 'identify', userId: 'ada', crmId: '00Q1', crmSystem: 'salesforce' }
const form = {
  ...common,
  type: 'form',
  url: 'https://example.com/demo',
  form: 'demo',
  lead: true,
  fields: { size: 12 },
}
const track = {
  ...common,
  type: 'track',
  name: 'opened',
  properties: { plan: 'team', trial: true, days: 1.5, note: null },
}

const url = 'https://example.com/'
const more = [
  { ...common, type: 'engagement', url, engagedMs: 1_200, scrollPercent: 40 },
  { ...common, type: 'content', url, content: 'Guide', action: 'download' },
  { ...common, type: 'click', url, href: 'https://example.org/x.pdf', kind: 'file' },
  { ...common, type: 'exposure', experiment: 'price', variant: 'b' },
  { ...common, type: 'source', answer: 'A friend' },
  { ...common, type: 'link', visitorId: '7b1c6a5e-6d0e-4f0f-9d0b-2f6f1e1f0a12', consent: { analytics: true } },
]

const batchOf = (...events: readonly unknown[]) => ({
  visitorId: '7b1c6a5e-6d0e-4f0f-9d0b-2f6f1e1f0a11',
  sentAt: '2026-11-22T11:00:01+01:00',
  events,
})

test('a batch with an event of each kind conforms, and is taken', () => {
  const batch = batchOf(page, identify, { ...identify, userId: undefined }, form, track, ...more)
  expect(conforms(JSON.parse(JSON.stringify(batch)))).toBe(true)
  expect(isTaken(batch)).toBe(true)
})

test('what nobody knows is no fault: an SDK may be newer than the server', () => {
  const batch = { ...batchOf({ ...page, scroll: 50 }), library: 'touchline.js' }
  expect(conforms(batch)).toBe(true)
  expect(isTaken(batch)).toBe(true)
})

const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]))
const tooMany = Array.from({ length: limits.eventsPerBatch + 1 }, () => page)

describe('does not conform, and is not taken', () => {
  test.each<[string, unknown]>([
    ['an event without its batch', page],
    ['a batch without events', batchOf()],
    ['a batch of too many events', batchOf(...tooMany)],
    ['a visitor id that is no UUID', { ...batchOf(page), visitorId: 'ada' }],
    ['a batch that does not say when it was sent', { ...batchOf(page), sentAt: undefined }],
    ['a time without its zone', batchOf({ ...page, occurredAt: '2026-11-22T10:00:00' })],
    ['a day that does not exist', batchOf({ ...page, occurredAt: '2026-02-30T10:00:00Z' })],
    ['an event id that is no UUIDv7', batchOf({ ...page, id: '7b1c6a5e-6d0e-4f0f-9d0b-2f6f1e1f0a11' })],
    ['an unknown kind of event', batchOf({ ...page, type: 'touchpoint' })],
    ['a page without its address', batchOf({ ...page, url: undefined })],
    ['an address that is not of the web', batchOf({ ...page, url: 'javascript:alert(1)' })],
    [
      'an address that is too long',
      batchOf({ ...page, url: `https://example.com/${'a'.repeat(limits.sentUrlCharacters)}` }),
    ],
    ['an identification of nobody', batchOf({ ...common, type: 'identify' })],
    ['the id of a record in an unnamed CRM', batchOf({ ...common, type: 'identify', crmId: '00Q1' })],
    ['a clear address in place of its hash', batchOf({ ...common, type: 'identify', emailHash: 'ada@example.com' })],
    ['a form that does not say whether it makes a lead', batchOf({ ...form, lead: undefined })],
    ['an engagement of no whole number', batchOf({ ...more[0], engagedMs: 1.5 })],
    ['a share of more than all', batchOf({ ...more[0], scrollPercent: 101 })],
    ['an unknown thing done with a content', batchOf({ ...more[1], action: 'eat' })],
    ['a link to a script', batchOf({ ...more[2], href: 'javascript:alert(1)' })],
    ['a variant of nothing', batchOf({ ...more[3], experiment: undefined })],
    ['a consent that is no yes or no', batchOf({ ...page, consent: { analytics: 'maybe' } })],
    ['less than nothing dropped', { ...batchOf(page), dropped: -1 }],
    ['a blank name', batchOf({ ...track, name: ' \t' })],
    ['a text that is too long', batchOf({ ...track, name: 'a'.repeat(limits.textCharacters + 1) })],
    ['a property inside a property', batchOf({ ...track, properties: { a: { b: 1 } } })],
    ['too many properties', batchOf({ ...track, properties: properties(limits.propertiesPerEvent + 1) })],
    ['one bad event among good ones', batchOf(page, { ...form, form: '' }, track)],
  ])('%s', (_, batch) => {
    expect(conforms(JSON.parse(JSON.stringify(batch)))).toBe(false)
    expect(isTaken(batch)).toBe(false)
  })
})

const odd = fc.oneof(
  fc.constantFrom(undefined, null, true, 0, '', ' ', 'ada', [], {}),
  fc.string({ unit: 'grapheme' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uuid(),
  fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 }),
)
/** A good event, some of whose properties are replaced by odd ones. */
const nearEvents = fc
  .constantFrom<object>(page, identify, form, track, ...more)
  .chain((event) =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(event), 'emailHash', 'url'), odd, { maxKeys: 2 })
      .map((changes) => ({ ...event, ...changes })),
  )

test('what conforms is taken, whatever it is', () => {
  let conforming = 0
  fc.assert(
    fc.property(nearEvents, (event) => {
      const batch: unknown = JSON.parse(JSON.stringify(batchOf(event)))
      if (!conforms(batch)) return
      conforming += 1
      expect(isTaken(batch), JSON.stringify(event)).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(conforming).toBeGreaterThan(50)
})
