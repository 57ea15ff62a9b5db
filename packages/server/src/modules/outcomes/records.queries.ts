import type { PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { DeriveDb } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { RecordHistory } from './record-history.ts'
import type { ContactRoleFields, ImportedDate, LeadFields, OpportunityFields, StageFields } from './records.ts'

/** What the CRM says of one of its lead records now, under the key of that record. */
export type StoredLead = { readonly key: IdentityKey; readonly fields: LeadFields }

/** What the CRM says of an opportunity, and ever said, and who has a part in it. */
export type StoredOpportunity = {
  readonly system: string
  readonly id: string
  readonly fields: OpportunityFields
  readonly history: RecordHistory<OpportunityFields>
  readonly roles: readonly ContactRoleFields[]
}

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

/**
 * The opportunities that name any of `keys`, now or once, as their lead or contact or by a contact role: each in its
 * latest version, with its contact roles.
 */
export async function opportunitiesNaming(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StoredOpportunity[]> {
  const { rows } = await sql<Omit<StoredOpportunity, 'fields'>>`
    with mentioned as (
      ${recordsNaming(workspaceId, 'leadKey', keys)} union ${recordsNaming(workspaceId, 'emailKey', keys)}
      union ${rolesNaming(workspaceId, 'leadKey', keys)} union ${rolesNaming(workspaceId, 'emailKey', keys)}
    )
    select mentioned.system, mentioned.id, history.versions as history, coalesce(roles.roles, '[]') as roles
    from mentioned cross join lateral (
      select jsonb_agg(jsonb_build_object('fields', fields,
        'effectiveAt', round(extract(epoch from effective_at) * 1000)) order by version) as versions
      from crm_record c
      where c.workspace_id = ${workspaceId} and c.object = 'OPPORTUNITY' and c.system = mentioned.system
        and c.record_id = mentioned.id
    ) as history cross join lateral (
      select jsonb_agg(latest.fields order by latest.record_id) as roles from (
        select distinct on (c.record_id) c.record_id, c.fields from crm_record c
        where c.workspace_id = ${workspaceId} and c.object = 'CONTACT_ROLE' and c.system = mentioned.system
          and c.fields->>'opportunityId' = mentioned.id
        order by c.record_id, c.version desc
      ) as latest
    ) as roles
    where history.versions is not null
    order by system, id`.execute(db)
  return rows.flatMap((row) => {
    const latest = row.history.at(-1)
    return latest ? [{ ...row, fields: latest.fields }] : []
  })
}

/** Records that name one of `keys` in that field, in any version. */
const recordsNaming = (
  workspaceId: WorkspaceId,
  field: 'leadKey' | 'emailKey',
  keys: readonly IdentityKey[],
): RawBuilder<unknown> =>
  sql`select system, record_id as id from crm_record
    where workspace_id = ${workspaceId} and object = 'OPPORTUNITY' and fields->>${sql.lit(field)} = any(${keys}::text[])`

const rolesNaming = (
  workspaceId: WorkspaceId,
  field: 'leadKey' | 'emailKey',
  keys: readonly IdentityKey[],
): RawBuilder<unknown> =>
  sql`select system, fields->>'opportunityId' as id from crm_record
    where workspace_id = ${workspaceId} and object = 'CONTACT_ROLE' and fields->>${sql.lit(field)} = any(${keys}::text[])`

/** Every stage that the CRM's own history says the lead records among `keys` entered, in its latest version. */
export async function stagesOfLeads(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StageFields[]> {
  const { rows } = await sql<{ fields: StageFields }>`
    select distinct on (system, record_id) fields from crm_record
    where workspace_id = ${workspaceId} and object = 'STAGE' and fields->>'leadKey' = any(${keys}::text[])
    order by system, record_id, version desc`.execute(db)
  return rows.map(({ fields }) => fields)
}

/** Likewise of opportunities. */
export async function stagesOfOpportunities(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  opportunities: readonly { readonly system: string; readonly id: string }[],
): Promise<(StageFields & { readonly system: string })[]> {
  const { rows } = await sql<{ system: string; fields: StageFields }>`
    select distinct on (c.system, c.record_id) c.system, c.fields
    from unnest(${opportunities.map(({ system }) => system)}::text[], ${opportunities.map(({ id }) => id)}::text[])
      as asked (system, id)
    join crm_record c on c.workspace_id = ${workspaceId} and c.object = 'STAGE' and c.system = asked.system
      and c.fields->>'opportunityId' = asked.id
    order by c.system, c.record_id, c.version desc`.execute(db)
  return rows.map(({ system, fields }) => ({ ...fields, system }))
}

/** When the CRM says that the leads of `persons` were created, and when their first lead forms were sent. */
export async function beginningsOf(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<{ readonly personId: PersonId; readonly date: ImportedDate }[]> {
  const { rows } = await sql<{ personId: PersonId; date: ImportedDate }>`
    select k.person_id as "personId", latest.fields->>'createdAt' as date
    from person_key k cross join lateral (
      select fields from crm_record c
      where c.workspace_id = k.workspace_id and c.object = 'LEAD' and c.system = split_part(k.key, ':', 2)
        and c.record_id = substr(k.key, length(split_part(k.key, ':', 2)) + 6)
      order by version desc limit 1
    ) as latest
    where k.workspace_id = ${workspaceId} and k.person_id = any(${persons}::uuid[]) and k.key like 'crm:%'
    union all
    select subject_id, to_char(min(lead_form_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from touchpoint
    where workspace_id = ${workspaceId} and subject_id = any(${persons}::uuid[]) and lead_form_at is not null
    group by subject_id`.execute(db)
  return rows
}
