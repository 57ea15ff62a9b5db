import type { AccountId, PersonId, WorkspaceId } from '@touchline/schema'
import { type Insertable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { DeriveDb } from '../../db/database.ts'
import { replaceRows } from '../../db/replace-rows.ts'
import type { DB } from '../../db/tables.ts'
import type { AccountFields } from '../outcomes/records.ts'
import { type AccountKey, accountIdOf, type Member } from './account-of.ts'

/** The CRM's account of each of `domains`; of several, the one whose key comes first. Domains that have none are left out. */
export async function accountsOfDomains(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  domains: readonly string[],
): Promise<Map<string, AccountKey>> {
  const { rows } = await sql<{ domain: string; key: AccountKey }>`
    select latest.domain, min('account:' || told.system || ':' || told.record_id) as key
    from (
      select distinct system, record_id from crm_record
      where workspace_id = ${workspaceId} and object = 'ACCOUNT' and fields->>'domain' = any(${domains}::text[])
    ) as told
    cross join lateral (
      select fields->>'domain' as domain from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'ACCOUNT' and c.system = told.system
        and c.record_id = told.record_id
      order by version desc limit 1
    ) as latest
    where latest.domain is not null
    group by latest.domain`.execute(db)
  return new Map(rows.map(({ domain, key }) => [domain, key]))
}

/** Where each of `persons` belonged until now, and what that account is known by. */
export async function accountsOfPersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<{ personId: PersonId; key: AccountKey; knownBy: string }[]> {
  return db
    .selectFrom('account_person as p')
    .innerJoin('account as a', (join) =>
      join.onRef('a.workspace_id', '=', 'p.workspace_id').onRef('a.account_id', '=', 'p.account_id'),
    )
    .where('p.workspace_id', '=', workspaceId)
    .where('p.person_id', '=', anyOf(persons))
    .select(['p.person_id as personId', 'a.account_key as key', 'p.known_by as knownBy'])
    .execute()
}

/** Replaces where `persons` belong. */
export async function replaceMembers(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
  members: ReadonlyMap<PersonId, Member>,
): Promise<void> {
  const rows = [...members].map(([personId, { key, knownBy }]) => ({
    ...{ workspace_id: workspaceId, person_id: personId, account_id: accountIdOf(workspaceId, key), known_by: knownBy },
  }))
  await replaceRows(db, {
    ...{ table: 'account_person', workspaceId, by: 'person_id', ids: persons, rows, naming: 'person_id' },
  })
}

/** Derives accounts again: there is one where the CRM has it, or somebody belongs to it. */
export async function replaceAccounts(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly AccountKey[],
): Promise<void> {
  const ids = keys.map((key) => accountIdOf(workspaceId, key))
  const recorded = await accountRecords(db, workspaceId, keys)
  const populated = await populatedAmong(db, workspaceId, ids)
  const rows = keys.flatMap((key, i): Insertable<DB['account']>[] => {
    const id = ids[i]
    const fields = recorded.get(key)
    if (id === undefined || (!fields && !populated.has(id))) return []
    const domain = key.startsWith('domain:') ? key.slice('domain:'.length) : (fields?.domain ?? null)
    return [{ workspace_id: workspaceId, account_id: id, account_key: key, name: fields?.name ?? null, domain }]
  })
  await replaceRows(db, { table: 'account', workspaceId, by: 'account_id', ids, rows, naming: 'account_id' })
}

/** What the CRM says of accounts now. */
async function accountRecords(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly AccountKey[],
): Promise<Map<AccountKey, AccountFields>> {
  const { rows } = await sql<{ key: AccountKey; fields: AccountFields }>`
    select key, latest.fields from unnest(${keys}::text[]) as key
    cross join lateral (
      select fields from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'ACCOUNT' and c.system = split_part(key, ':', 2)
        and c.record_id = substr(key, length(split_part(key, ':', 2)) + 10)
      order by version desc limit 1
    ) as latest
    where key like 'account:%'`.execute(db)
  return new Map(rows.map(({ key, fields }) => [key, fields]))
}

async function populatedAmong(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  ids: readonly AccountId[],
): Promise<Set<AccountId>> {
  const { rows } = await sql<{ id: AccountId }>`
    select id from unnest(${ids}::uuid[]) as id where exists (
      select from account_person p where p.workspace_id = ${workspaceId} and p.account_id = id)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
