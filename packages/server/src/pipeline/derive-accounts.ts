import type { PersonId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { type AccountKey, accountOf, type Member } from '../modules/accounts/account-of.ts'
import {
  accountsOfDomains,
  accountsOfPersons,
  replaceAccounts,
  replaceMembers,
} from '../modules/accounts/accounts.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { belongings } from './belongings.ts'
import type { Claim } from './claims.queries.ts'

/**
 * Derives again where `persons` belong, and the accounts that they belong to, or belonged to until now.
 *
 * @param keys What was queued: accounts of the CRM are among it.
 * @param persons All whose keys this transaction has claimed: so nobody else says where they belong.
 */
export async function deriveAccounts(
  db: DeriveDb,
  workspace: Workspace,
  keys: readonly IdentityKey[],
  persons: readonly PersonId[],
  claim: Claim,
): Promise<void> {
  const { id } = workspace
  const before = await accountsOfPersons(db, id, persons)
  const now = await membersAmong(db, workspace, persons)
  const wasSame = before.filter(({ personId, key, knownBy }) => {
    const member = now.get(personId)
    return member?.key === key && member.knownBy === knownBy
  })
  const isSame = wasSame.length === before.length && before.length === now.size
  if (!isSame) await replaceMembers(db, id, persons, now)
  const queued = keys.filter((key) => key.startsWith('account:'))
  const concerned = new Set([...queued, ...(isSame ? [] : movedBetween(before, now))])
  if (concerned.size === 0) return
  await claim('ACCOUNT', [...concerned])
  await replaceAccounts(db, id, [...concerned])
}

async function membersAmong(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
): Promise<Map<PersonId, Member>> {
  const known = await belongings(db, workspace, persons)
  const domains = new Set([...known.values()].flatMap((belonging) => [...belonging.domains.values()]))
  const ofDomain = await accountsOfDomains(db, workspace.id, [...domains])
  return new Map(
    [...known].flatMap(([personId, belonging]) => {
      const member = accountOf(belonging, ofDomain)
      return member ? [[personId, member] as const] : []
    }),
  )
}

/** The accounts that somebody came to, or left. */
function movedBetween(
  before: readonly { readonly personId: PersonId; readonly key: AccountKey }[],
  now: ReadonlyMap<PersonId, Member>,
): AccountKey[] {
  const left = before.filter(({ personId, key }) => now.get(personId)?.key !== key)
  const stayed = new Map(before.map(({ personId, key }) => [personId, key]))
  const come = [...now].filter(([personId, { key }]) => stayed.get(personId) !== key)
  return [...left.map(({ key }) => key), ...come.map(([, { key }]) => key)]
}
