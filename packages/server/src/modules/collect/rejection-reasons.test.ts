import { WireEvent } from '@touchline/schema'
import { expect, test } from 'vitest'
import { anEvent } from '../../test/collector.ts'
import { remedyOf, whyRejected } from './rejection-reasons.ts'

test.each([
  ['ID_INVALID', anEvent({ id: 'nope' })],
  ['TIME_INVALID', anEvent({ occurredAt: 'yesterday' })],
  ['TYPE_UNKNOWN', anEvent({ type: 'purchase' })],
  ['URL_INVALID', anEvent({ url: 'javascript:alert(1)' })],
  ['URL_INVALID', anEvent({ referrer: 'x' })],
  ['ADDRESS_NOT_HASHED', anEvent({ type: 'identify', emailHash: 'ada@example.com' })],
  ['NAMES_NOBODY', anEvent({ type: 'identify' })],
  ['PROPERTIES_INVALID', anEvent({ type: 'track', name: 'x', properties: { 'ada@example.com': [] } })],
  ['FIELD_INVALID', anEvent({ type: 'form', form: '', lead: true })],
  ['NO_EVENT', null],
  ['NO_EVENT', []],
] as const)('%s %#', (reason, event) => {
  const issue = WireEvent.safeParse(event).error?.issues[0]
  expect(whyRejected(issue)).toEqual({ reason, outline: expect.not.stringContaining('ada') })
  expect(remedyOf(reason)).toMatch(/\.$/)
})
