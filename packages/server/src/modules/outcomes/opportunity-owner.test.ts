import type { PersonId } from '@touchline/schema'
import { expect, test } from 'vitest'
import { ownerOfOpportunity } from './opportunity-owner.ts'
import type { ContactRoleFields, OpportunityFields } from './records.ts'

/** Since when each is a lead; zoe never was. */
const began: Readonly<Record<string, number>> = { ada: 10, bob: 20, cat: 20 }
const contacts = {
  personOf: (key: string) => (key === 'email:unknown' ? null : (key.slice('email:'.length) as PersonId)),
  beganAt: (person: PersonId) => began[person] ?? null,
}

const role = (name: string, isPrimary = false): ContactRoleFields => ({
  opportunityId: 'o',
  emailKey: `email:${name}`,
  isPrimary,
})
const owner = (fields: Partial<OpportunityFields>, roles: readonly ContactRoleFields[], openedAt: number | null = 15) =>
  ownerOfOpportunity({ fields: { outcome: 'OPEN', ...fields }, roles }, openedAt, contacts)

test.each([
  ['the converted lead’s, whoever else has a part', owner({ leadKey: 'email:bob' }, [role('ada', true)]), 'bob'],
  ['its own contact’s', owner({ emailKey: 'email:ada' }, [role('bob')]), 'ada'],
  ['the primary contact’s, if they were a lead by then', owner({}, [role('bob', true), role('ada')], 25), 'bob'],
  ['the earliest lead’s, if the primary contact was none by then', owner({}, [role('bob', true), role('ada')]), 'ada'],
  [
    'the primary contact’s, if nobody knows when it was opened',
    owner({}, [role('bob', true), role('ada')], null),
    'bob',
  ],
  ['the earliest lead’s among contacts', owner({}, [role('bob'), role('ada')]), 'ada'],
  ['of two that began at once, the one whose key comes first', owner({}, [role('cat'), role('bob')]), 'bob'],
  ['nobody’s, if no contact is a lead', owner({}, [role('zoe', true), role('unknown')]), null],
  ['nobody’s, if it names nobody', owner({}, []), null],
])('an opportunity is %s', (_, found, expected) => {
  expect(found).toBe(expected)
})
