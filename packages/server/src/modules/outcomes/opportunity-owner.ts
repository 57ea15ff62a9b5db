import type { PersonId } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { ContactRoleFields, OpportunityFields } from './records.ts'

type Named = { readonly fields: OpportunityFields; readonly roles: readonly ContactRoleFields[] }

/** What is known of the persons whom opportunities name. */
export type Contacts = {
  readonly personOf: (key: IdentityKey) => PersonId | null
  /** When a person first became a lead, in epoch milliseconds. Null for who never did. */
  readonly beganAt: (person: PersonId) => number | null
}

/** Who has a part in an opportunity: its own contact, who is a primary one, and those of its contact roles, by key. */
function contactsOf({ fields: { emailKey }, roles }: Named): Pick<RoleOfKey, 'key' | 'isPrimary'>[] {
  return [...(emailKey === undefined ? [] : [{ key: emailKey, isPrimary: true }]), ...rolesByKey(roles)]
}

type RoleOfKey = { readonly key: IdentityKey; readonly isPrimary: boolean; readonly role: string | null }

/** Contact roles in the order of whom they name. */
export const rolesByKey = (roles: readonly ContactRoleFields[]): RoleOfKey[] =>
  roles
    .flatMap(({ leadKey, emailKey, isPrimary = false, role = null }) => {
      const key = leadKey ?? emailKey
      return key === undefined ? [] : [{ key, isPrimary, role }]
    })
    .sort((a, b) => compareText(a.key, b.key))

/**
 * Whose an opportunity is: the person of the lead that was converted; else the primary contact, if they were a lead by
 * then; else who of its contacts became one first, ties by key. Null: nobody's, as yet.
 *
 * @param openedAt When the opportunity was created. Null if nobody knows: then everything was before it.
 */
export function ownerOfOpportunity(
  opportunity: Named,
  openedAt: number | null,
  { personOf, beganAt }: Contacts,
): PersonId | null {
  const { leadKey } = opportunity.fields
  if (leadKey !== undefined) return personOf(leadKey)
  const leads = contactsOf(opportunity).flatMap(({ key, isPrimary }) => {
    const person = personOf(key)
    const began = person && beganAt(person)
    return person === null || began === null ? [] : [{ key, isPrimary, person, began }]
  })
  const primary = leads.find(({ isPrimary, began }) => isPrimary && began <= (openedAt ?? Number.POSITIVE_INFINITY))
  const [earliest] = leads.toSorted((a, b) => a.began - b.began || compareText(a.key, b.key))
  return (primary ?? earliest)?.person ?? null
}
