import { expect, test } from 'vitest'
import { closest, suggest } from './closest.ts'

const columns = ['Lead ID', 'Created Date', 'Email']

test.each([
  ['lead_id', 'Lead ID'],
  ['Creatd Date', 'Created Date'],
  ['E-mail', 'Email'],
  ['Amount', undefined],
  ['', undefined],
])('%j is near %j', (name, near) => {
  expect(closest(name, columns)).toBe(near)
})

test('a suggestion names what there is', () => {
  expect(suggest('E-mail', columns)).toBe('did you mean "Email"? There are "Lead ID", "Created Date", "Email"')
  expect(suggest('Amount', columns)).toBe('there are "Lead ID", "Created Date", "Email"')
})
