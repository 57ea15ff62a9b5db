import type { AccountId, WorkspaceId } from '@touchline/schema'
import { v5 } from 'uuid'
import { compareText } from '../../lib/order.ts'
import type { IdentityKey } from '../collect/keys.ts'
import { isCompanyDomain } from './domain.ts'

/** What an account is known by: `account:<system>:<record>`, or `domain:<domain>` where the CRM has none of that domain. */
export type AccountKey = string

const namespace = '5f0d3a0c-2a57-5f4e-9a3d-7a0f4e6b1c92'

export const accountIdOf = (workspaceId: WorkspaceId, key: AccountKey): AccountId =>
  v5(`${workspaceId}/${key}`, namespace) as AccountId

const domainKey = (domain: string): AccountKey => `domain:${domain}`

/** A CRM record of a lead, as far as it says where somebody belongs. */
type LeadOfAccount = {
  readonly key: IdentityKey
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly accountKey: AccountKey | null
  readonly emailKey: IdentityKey | null
}

/** What is known of where one person belongs. */
export type Belonging = {
  readonly leads: readonly LeadOfAccount[]
  /** Accounts that contacts of the CRM are of, by the contact. */
  readonly contacts: readonly { readonly id: string; readonly accountKey: AccountKey }[]
  /** The domain of each address that the CRM ever gave in the clear. */
  readonly domains: ReadonlyMap<IdentityKey, string>
}

export type Member = { readonly key: AccountKey; readonly knownBy: 'CRM' | 'DOMAIN' }

/**
 * Where a person belongs: to the account that the CRM names for them as a contact, else for the latest of their leads; else
 * to that of their company's domain, again by the latest lead that has one. Null: nobody knows.
 *
 * A function of the set of facts: the order in which they are given changes nothing.
 *
 * @param ofDomain The CRM's account of a domain. Undefined where it has none.
 */
export function accountOf(
  { leads, contacts, domains }: Belonging,
  ofDomain: ReadonlyMap<string, AccountKey>,
): Member | null {
  const latestFirst = leads.toSorted((a, b) => b.createdAt - a.createdAt || compareText(a.key, b.key))
  const [contact] = contacts.toSorted((a, b) => compareText(a.id, b.id))
  const related = contact ?? latestFirst.find(({ accountKey }) => accountKey !== null)
  if (related?.accountKey) return { key: related.accountKey, knownBy: 'CRM' }
  const ofLeads = latestFirst.map(({ emailKey }) => domains.get(emailKey ?? ''))
  const others = [...domains.values()].sort(compareText)
  const domain = [...ofLeads, ...others].find((one) => one !== undefined && isCompanyDomain(one))
  return domain === undefined ? null : { key: ofDomain.get(domain) ?? domainKey(domain), knownBy: 'DOMAIN' }
}
