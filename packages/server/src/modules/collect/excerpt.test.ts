import { fc, test as law } from '@fast-check/vitest'
import { WireEvent } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { outlineOf } from './excerpt.ts'
import { whyRejected } from './rejection-reasons.ts'

const id = '0199a000-0000-7000-8000-000000000001'

describe('the outline of an event', () => {
  test('tells how it was sent, and whose it is of nobody', () => {
    const event = {
      id,
      type: 'form',
      occurredAt: '2026-11-22T10:00:00Z',
      url: 'https://acme.example/users/ada?email=ada@example.com#token',
      form: 'Talk to Ada',
      lead: true,
      fields: { name: 'Ada', phone: '555' },
      seats: 3,
      tags: ['a'],
      'ada@example.com': null,
    }
    const { excerpt, ...more } = outlineOf(event)
    expect(more).toEqual({ type: 'form', eventId: id })
    expect(JSON.parse(excerpt)).toEqual({
      id,
      type: 'form',
      occurredAt: '2026-11-22T10:00:00Z',
      url: 'https://acme.example/… (58 characters)',
      form: 'text of 11 characters',
      lead: true,
      fields: 'object of 2',
      seats: 'number',
      tags: 'list of 1',
      '…': '1 more',
    })
  })

  test.each([
    [null, 'null'],
    [7, '"number"'],
    ['ada@example.com', '"text of 15 characters"'],
    [['ada@example.com'], '"list of 1"'],
  ])('of %j is what kind of thing it is', (sent, excerpt) =>
    expect(outlineOf(sent)).toEqual({ type: null, eventId: null, excerpt }),
  )

  test('shows no address where an id, a type or a hash should be', () => {
    const address = 'ada@example.com'
    const outline = outlineOf({ id: address, type: address, occurredAt: address, emailHash: address, url: address })
    expect(outline).toMatchObject({ type: null, eventId: null })
    expect(JSON.stringify(outline)).not.toContain('ada')
  })
})

const secret = fc.constantFrom('ada@example.com', 'Ada Lovelace', '+49 30 1234567')
const names = ['id', 'type', 'occurredAt', 'url', 'referrer', 'title', 'emailHash', 'userId', 'form', 'fields', 'note']
const sent = fc.record(
  Object.fromEntries(
    names.map((name) => [
      name,
      fc.oneof(
        secret,
        secret.map((text) => `https://acme.example/${text}?q=${text}`),
        secret.map((text) => ({ [text]: text })),
        secret.map((text) => [text]),
        fc.constantFrom('page', 'identify', 'form', 'track', id, 3, null),
      ),
    ]),
  ),
  { requiredKeys: [] },
)

law.prop([sent, secret])(
  'neither outline nor problem of what is rejected holds anything of a person',
  (event, name) => {
    const parsed = WireEvent.safeParse({ ...event, [name]: 1 })
    const kept = JSON.stringify([outlineOf({ ...event, [name]: 1 }), whyRejected(parsed.error?.issues[0]).outline])
    expect(kept).not.toMatch(/ada|lovelace|1234567/i)
    expect(kept.length).toBeLessThan(2_000)
  },
)
