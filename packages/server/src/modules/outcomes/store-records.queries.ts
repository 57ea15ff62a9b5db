import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import { accountKey, crmKey, type IdentityKey } from '../collect/keys.ts'
import { hasRotated } from '../workspaces/email-key.queries.ts'
import { isDateField } from './record-history.ts'
import type { CrmRecord } from './records.ts'

/** How many records were new, said something new, or said nothing new; and which, by index, are of erased persons. */
export type StoredRecords = {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly erased: readonly number[]
}

/**
 * Appends a version of each record that says something its latest version doesn't: the same file twice changes
 * nothing. Records that the pipeline must look at again are queued in the same transaction. Nothing is stored of a
 * person who was erased: another's opportunity loses such a contact.
 *
 * A version is in effect since the latest of its dates; one that brings no later date than the version before it, from
 * now on.
 *
 * @param now Epoch milliseconds. Back-filled records count as known at their effective time whatever it is.
 */
export async function storeRecords(
  db: IngestDb,
  workspaceId: WorkspaceId,
  records: readonly CrmRecord[],
  now: number,
): Promise<StoredRecords> {
  const rows = lastOfEach(records).map((record) => ({ ...record, latestDate: latestDate(record) }))
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`crm_record:${workspaceId}`}, 0))`.execute(trx)
    const isRotated = await hasRotated(trx, workspaceId)
    const { rows: judged } = await appendVersions(trx, workspaceId, JSON.stringify(rows), {
      now: new Date(now),
      isRotated,
    })
    const stored = judged.filter(({ is_erased }) => !is_erased)
    const keys = new Set(
      stored.flatMap(({ object, system, record_id, fields, previous }) => [
        ...(object === 'LEAD' ? [crmKey(system, record_id)] : []),
        ...namedKeys(fields),
        ...namedKeys(previous),
      ]),
    )
    for (const key of await keysOfOpportunities(trx, workspaceId, stored.flatMap(opportunityOf))) keys.add(key)
    for (const key of await keysOfAccounts(trx, workspaceId, stored)) keys.add(key)
    await queueKeys(trx, workspaceId, [...keys])
    const added = stored.filter(({ previous }) => previous === null).length
    const refused = new Set(judged.filter(({ is_erased }) => is_erased).map(identityOf))
    const erased = records.flatMap((record, index) =>
      refused.has(identityOf({ ...record, record_id: record.recordId })) ? [index] : [],
    )
    const unchanged = records.length - stored.length - erased.length
    return { added, updated: stored.length - added, unchanged, erased }
  })
}

/** Queues `keys` for the pipeline. */
async function queueKeys(db: IngestDb, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into changed (workspace_id, kind, subject)
    select ${workspaceId}::uuid, 'KEY', key from unnest(${keys}::text[]) as key`.execute(db)
}

/** The opportunity that a record is, or is about. */
const opportunityOf = ({ object, system, record_id, fields }: JudgedRow): { system: string; id: string }[] => {
  const id = object === 'OPPORTUNITY' ? record_id : fields.opportunityId
  return id === undefined ? [] : [{ system, id }]
}

/** What any version of opportunities, and of the contact roles in them, ever named. */
async function keysOfOpportunities(
  db: IngestDb,
  workspaceId: WorkspaceId,
  opportunities: readonly { readonly system: string; readonly id: string }[],
): Promise<IdentityKey[]> {
  if (opportunities.length === 0) return []
  const { rows } = await sql<{ key: IdentityKey }>`
    with asked as (
      select distinct * from unnest(${opportunities.map(({ system }) => system)}::text[],
        ${opportunities.map(({ id }) => id)}::text[]) as opportunity (system, id)
    ), about as (
      select c.fields from asked join crm_record c on c.workspace_id = ${workspaceId} and c.object = 'OPPORTUNITY'
        and c.system = asked.system and c.record_id = asked.id
      union all
      select c.fields from asked join crm_record c on c.workspace_id = ${workspaceId} and c.object = 'CONTACT_ROLE'
        and c.system = asked.system and c.fields->>'opportunityId' = asked.id
    )
    select distinct key from about cross join lateral (values (fields->>'leadKey'), (fields->>'emailKey')) as named (key)
    where key is not null`.execute(db)
  return rows.map(({ key }) => key)
}

/** The accounts among records, and whoever has an address with a domain that is theirs, or was. */
async function keysOfAccounts(
  db: IngestDb,
  workspaceId: WorkspaceId,
  records: readonly JudgedRow[],
): Promise<string[]> {
  const accounts = records.filter(({ object }) => object === 'ACCOUNT')
  const domains = accounts.flatMap(({ fields, previous }) => [fields.domain, previous?.domain])
  const { rows } = await sql<{ key: IdentityKey }>`
    select distinct fields->>'emailKey' as key from crm_record
    where workspace_id = ${workspaceId} and fields ? 'emailDomain' and fields ? 'emailKey'
      and fields->>'emailDomain' = any(${domains.filter((domain) => domain !== undefined)}::text[])`.execute(db)
  return [...accounts.map(({ system, record_id }) => accountKey(system, record_id)), ...rows.map(({ key }) => key)]
}

type NamedKeys = {
  readonly leadKey?: string
  readonly emailKey?: string
  readonly opportunityId?: string
  readonly domain?: string
}
type RecordIdentity = { readonly object: string; readonly system: string; readonly record_id: string }
type JudgedRow = RecordIdentity & { fields: NamedKeys; previous: NamedKeys | null; is_erased: boolean }

const asTold = sql`(select told.record_id, told.fields)`

type Appending = {
  readonly now: Date
  /** Whether the workspace has rotated its e-mail key: records are told by the first keys of addresses. */
  readonly isRotated: boolean
}

const appendVersions = (db: IngestDb, workspaceId: WorkspaceId, records: string, { now, isRotated }: Appending) =>
  sql<JudgedRow>`
    with told as materialized (
      select object, system, "recordId" as record_id, fields, "latestDate" as latest_date,
        case when object = 'LEAD' then 'crm:' || system || ':' || "recordId" end as own_key,
        fields->>'leadKey' as lead_key, fields->>'emailKey' as email_key
      from jsonb_to_recordset(${records}::jsonb)
        as r(object text, system text, "recordId" text, fields jsonb, "latestDate" timestamptz)
    ), named as (
      select own_key as key from told union select lead_key from told union select email_key from told
    ), erased as materialized (
      select found.subject as key from (select coalesce(array_agg(key), '{}') as keys from named where key is not null) n
      cross join lateral erased_among(array_fill(${workspaceId}::uuid, array[cardinality(n.keys)]), n.keys) as found
    ), judged as materialized (
      select object, system, told.record_id as told_id, current.record_id, latest_date,
        own_key in (select key from erased) or coalesce(lead_key, email_key) in (select key from erased) as is_erased,
        case when email_key in (select key from erased) then current.fields - 'emailKey' - 'emailDomain'
          else current.fields end as fields
      from told cross join lateral ${isRotated ? sql`current_record(${workspaceId}, told.record_id, told.fields)` : asTold} as current
    ), compared as (
      select judged.*, latest.version, latest.fields as previous, case
          when latest.version is null then least(judged.latest_date, ${now}::timestamptz)
          when judged.latest_date > latest.latest_date then greatest(least(judged.latest_date, ${now}), latest.effective_at)
          else greatest(${now}, latest.effective_at)
        end as effective_at
      from judged left join lateral (
        select version, fields, effective_at, (
          select max(date::timestamp at time zone 'UTC') from jsonb_each_text(fields) as dated (name, date)
          where name like '%At'
        ) as latest_date
        from crm_record c
        where c.workspace_id = ${workspaceId} and c.system = judged.system and c.object = judged.object
          and c.record_id = judged.record_id
        order by version desc limit 1
      ) as latest on true
    ), stored as (
      insert into crm_record
        (workspace_id, system, object, record_id, version, effective_at, recorded_at, backfilled, fields)
      select ${workspaceId}, system, object, record_id, coalesce(version, 0) + 1, effective_at, ${now}, true, fields
      from compared where is_erased is not true and previous is distinct from fields
      returning system, object, record_id
    )
    select compared.system, compared.object, compared.told_id as record_id, compared.fields, compared.previous,
      coalesce(is_erased, false) as is_erased
    from compared left join stored
      on compared.system = stored.system and compared.object = stored.object and compared.record_id = stored.record_id
    where is_erased or stored.record_id is not null
  `.execute(db)

/** A file may name a record twice: its last row holds. */
function lastOfEach(records: readonly CrmRecord[]): CrmRecord[] {
  return [...new Map(records.map((record) => [identityOf({ ...record, record_id: record.recordId }), record])).values()]
}

const identityOf = ({ system, object, record_id }: RecordIdentity): string =>
  JSON.stringify([system, object, record_id])

const namedKeys = (fields: NamedKeys | null): IdentityKey[] =>
  [fields?.leadKey, fields?.emailKey].filter((key) => key !== undefined)

/** The latest of the record's dates. Null where it has none. */
function latestDate({ fields }: CrmRecord): string | null {
  const dates = Object.entries(fields).flatMap(([name, value]) =>
    isDateField(name) && typeof value === 'string' ? [Date.parse(value)] : [],
  )
  return dates.length > 0 ? new Date(Math.max(...dates)).toISOString() : null
}
