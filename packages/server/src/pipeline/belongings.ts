import type { PersonId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import type { Belonging } from '../modules/accounts/account-of.ts'
import { contactsNaming, domainsOfAddresses } from '../modules/accounts/belonging.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { keysOfPersons } from '../modules/identity/identity.queries.ts'
import { momentOf } from '../modules/outcomes/moment.ts'
import { leadRecords } from '../modules/outcomes/records.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/** What is known of where each of `persons` belongs. Whoever no key is of is left out. */
export async function belongings(
  db: DeriveDb,
  { id, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  persons: readonly PersonId[],
): Promise<Map<PersonId, Belonging>> {
  const personKeys = await keysOfPersons(db, id, persons)
  const keys = personKeys.map(({ key }) => key)
  const leads = new Map((await leadRecords(db, id, keys)).map((lead) => [lead.key, lead.fields]))
  const contacts = groupBy(await contactsNaming(db, id, keys), ({ key }) => key)
  const domains = await domainsOfAddresses(db, id, keys)
  const leadOf = (key: IdentityKey) => {
    const lead = leads.get(key)
    if (!lead) return []
    const createdAt = momentOf(lead.createdAt, timeZone).at
    return [{ key, createdAt, accountKey: lead.accountKey ?? null, emailKey: lead.emailKey ?? null }]
  }
  return new Map(
    [...groupBy(personKeys, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      {
        leads: own.flatMap(({ key }) => leadOf(key)),
        contacts: own.flatMap(({ key }) => contacts.get(key) ?? []),
        domains: new Map(own.flatMap(({ key }) => pairOf(domains, key))),
      },
    ]),
  )
}

function pairOf(domains: ReadonlyMap<IdentityKey, string>, key: IdentityKey): [IdentityKey, string][] {
  const domain = domains.get(key)
  return domain === undefined ? [] : [[key, domain]]
}
