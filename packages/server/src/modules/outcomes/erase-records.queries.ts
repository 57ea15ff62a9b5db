import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { IdentityKey } from '../collect/keys.ts'
import { opportunitiesNaming } from './records.queries.ts'

/**
 * Deletes every version of the lead records among `keys`, of their stages, contacts and contact roles, and of the opportunities of
 * theirs with the stages of these. Only the owner role may.
 *
 * @returns How many, and every key that they named: of others, too, of whom less is known now.
 */
export async function eraseRecords(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<{ readonly records: number; readonly named: IdentityKey[] }> {
  const own = new Set(keys)
  const opportunities = (await opportunitiesNaming(db, workspaceId, keys)).filter(({ fields }) =>
    own.has(fields.leadKey ?? fields.emailKey ?? ''),
  )
  const { rows } = await sql<{ leadKey: IdentityKey | null; emailKey: IdentityKey | null }>`
    with theirs as (
      select system, id
      from unnest(${opportunities.map(({ system }) => system)}::text[], ${opportunities.map(({ id }) => id)}::text[])
        as opportunity (system, id)
    )
    delete from crm_record c using (
      select 'LEAD' as object, split_part(key, ':', 2) as system, substr(key, length(split_part(key, ':', 2)) + 6) as id
      from unnest(${keys}::text[]) as key where key like 'crm:%'
      union all
      select 'OPPORTUNITY', system, id from theirs
      union all
      select 'STAGE', stage.system, stage.record_id from theirs
      join crm_record stage on stage.workspace_id = ${workspaceId} and stage.object = 'STAGE'
        and stage.system = theirs.system and stage.fields->>'opportunityId' = theirs.id
      union all
      select object, system, record_id from crm_record
      where workspace_id = ${workspaceId} and object in ('STAGE', 'CONTACT_ROLE')
        and (fields->>'leadKey' = any(${keys}::text[]) or fields->>'emailKey' = any(${keys}::text[]))
      union all
      select object, system, record_id from crm_record
      where workspace_id = ${workspaceId} and object = 'CONTACT'
        and (fields->>'leadKey' = any(${keys}::text[]) or fields->>'emailKey' = any(${keys}::text[]))
    ) as erased
    where c.workspace_id = ${workspaceId} and c.object = erased.object and c.system = erased.system
      and c.record_id = erased.id
    returning c.fields->>'leadKey' as "leadKey", c.fields->>'emailKey' as "emailKey"`.execute(db)
  const named = rows.flatMap(({ leadKey, emailKey }) => [leadKey, emailKey].filter((key) => key !== null))
  return { records: rows.length, named: [...new Set(named)] }
}

/**
 * Takes `keys` out of what the CRM says, or once said, of others: the contact of another's opportunity, an address that
 * was corrected. Only the owner role may.
 */
export async function eraseKeysInRecords(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<number> {
  const names = (field: 'leadKey' | 'emailKey') => sql`fields->>${sql.lit(field)} = any(${keys}::text[])`
  const { numAffectedRows } = await sql`
    update crm_record set fields = fields
      - case when ${names('leadKey')} then 'leadKey' else '' end
      - case when ${names('emailKey')} then array['emailKey', 'emailDomain'] else '{}' end
    where workspace_id = ${workspaceId} and (
      (object = 'OPPORTUNITY' and ${names('leadKey')}) or (object = 'OPPORTUNITY' and ${names('emailKey')})
      or (object = 'LEAD' and ${names('emailKey')}))`.execute(db)
  return Number(numAffectedRows)
}
