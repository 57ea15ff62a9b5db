import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { DeriveDb } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { RecordHistory } from './record-history.ts'
import type { LeadFields, OpportunityFields } from './records.ts'

/** What the CRM says of one of its lead records now, under the key of that record. */
export type StoredLead = { readonly key: IdentityKey; readonly fields: LeadFields }

/** What the CRM says of an opportunity now. */
export type StoredOpportunity = { readonly system: string; readonly id: string; readonly fields: OpportunityFields }

/** The lead records among `keys`, each in its latest version. */
export async function leadRecords(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StoredLead[]> {
  const { rows } = await sql<StoredLead>`
    select key, latest.fields
    from unnest(${keys}::text[]) as key
    cross join lateral (
      select fields from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'LEAD' and c.system = split_part(key, ':', 2)
        and c.record_id = substr(key, length(split_part(key, ':', 2)) + 6)
      order by version desc limit 1
    ) as latest
    where key like 'crm:%'`.execute(db)
  return rows
}

/** All that the CRM ever said of the lead records among `keys`. */
export async function leadHistories(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, RecordHistory<LeadFields>>> {
  const { rows } = await sql<{ key: IdentityKey; fields: LeadFields; effectiveAt: Date }>`
    select key, c.fields, c.effective_at as "effectiveAt"
    from unnest(${keys}::text[]) as key
    join crm_record c on c.workspace_id = ${workspaceId} and c.object = 'LEAD' and c.system = split_part(key, ':', 2)
      and c.record_id = substr(key, length(split_part(key, ':', 2)) + 6)
    where key like 'crm:%'
    order by key, c.version`.execute(db)
  const versions = rows.map(({ key, fields, effectiveAt }) => ({ key, fields, effectiveAt: effectiveAt.getTime() }))
  return groupBy(versions, ({ key }) => key)
}

/** The opportunities that name any of `keys` as their lead or contact, each in its latest version. */
export async function opportunitiesNaming(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StoredOpportunity[]> {
  const { rows } = await sql<StoredOpportunity>`
    with mentioned as (
      ${recordsNaming(workspaceId, 'leadKey', keys)} union ${recordsNaming(workspaceId, 'emailKey', keys)}
    )
    select mentioned.system, mentioned.record_id as id, latest.fields
    from mentioned cross join lateral (
      select fields from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'OPPORTUNITY' and c.system = mentioned.system
        and c.record_id = mentioned.record_id
      order by version desc limit 1
    ) as latest
    where coalesce(latest.fields->>'leadKey', latest.fields->>'emailKey') = any(${keys}::text[])
    order by system, id`.execute(db)
  return rows
}

/** Records that name one of `keys` in that field, in any version. */
const recordsNaming = (
  workspaceId: WorkspaceId,
  field: 'leadKey' | 'emailKey',
  keys: readonly IdentityKey[],
): RawBuilder<unknown> =>
  sql`select system, record_id from crm_record
    where workspace_id = ${workspaceId} and object = 'OPPORTUNITY' and fields->>${sql.lit(field)} = any(${keys}::text[])`
