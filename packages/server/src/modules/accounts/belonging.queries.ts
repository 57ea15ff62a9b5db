import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../../db/database.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { AccountKey } from './account-of.ts'

type NamedContact = { readonly key: IdentityKey; readonly id: string; readonly accountKey: AccountKey }

/** The CRM's contacts that are one of `keys` and of an account, as they are now. */
export async function contactsNaming(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<NamedContact[]> {
  const naming = (field: 'leadKey' | 'emailKey') => sql`
    select system, record_id from crm_record
    where workspace_id = ${workspaceId} and object = 'CONTACT' and fields->>${sql.lit(field)} = any(${keys}::text[])`
  const { rows } = await sql<NamedContact>`
    select coalesce(latest.fields->>'leadKey', latest.fields->>'emailKey') as key,
      jsonb_build_array(mentioned.system, mentioned.record_id)::text as id, latest.fields->>'accountKey' as "accountKey"
    from (${naming('leadKey')} union ${naming('emailKey')}) as mentioned
    cross join lateral (
      select fields from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'CONTACT' and c.system = mentioned.system
        and c.record_id = mentioned.record_id
      order by version desc limit 1
    ) as latest
    where latest.fields ? 'accountKey'`.execute(db)
  return rows
}

/** The domain of each address among `keys` that the CRM gave in the clear. Whoever gives it gives the same. */
export async function domainsOfAddresses(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, string>> {
  const addresses = keys.filter((key) => key.startsWith('email:'))
  // One for each index.
  const told = ['LEAD', 'OPPORTUNITY', 'CONTACT', 'CONTACT_ROLE'].map(
    (object) => sql`
    select fields->>'emailKey' as key, fields->>'emailDomain' as domain from crm_record
    where workspace_id = ${workspaceId} and object = ${sql.lit(object)} and fields ? 'emailDomain'
      and fields->>'emailKey' = any(${addresses}::text[])`,
  )
  const { rows } = await sql<{
    key: IdentityKey
    domain: string
  }>`${sql.join(told, sql` union `)} order by key, domain desc`.execute(db)
  return new Map(rows.map(({ key, domain }) => [key, domain]))
}
