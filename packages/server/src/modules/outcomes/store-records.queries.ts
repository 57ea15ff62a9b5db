import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import { crmKey, type IdentityKey } from '../collect/keys.ts'
import type { CrmRecord } from './records.ts'

/** How many records were new, said something new, or said nothing new. */
export type StoredRecords = { readonly added: number; readonly updated: number; readonly unchanged: number }

/**
 * Appends a version of each record that says something its latest version doesn't: the same file twice changes
 * nothing. Records that the pipeline must look at again are queued in the same transaction.
 *
 * @param now Epoch milliseconds. Back-filled records count as known at their effective time whatever it is.
 */
export async function storeRecords(
  db: IngestDb,
  workspaceId: WorkspaceId,
  records: readonly CrmRecord[],
  now: number,
): Promise<StoredRecords> {
  const rows = lastOfEach(records).map((record) => ({ ...record, effectiveAt: effectiveAt(record, now) }))
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`crm_record:${workspaceId}`}, 0))`.execute(trx)
    const { rows: stored } = await appendVersions(trx, workspaceId, JSON.stringify(rows), new Date(now))
    const keys = new Set(
      stored.flatMap(({ object, system, record_id, fields, previous }) => [
        ...(object === 'LEAD' ? [crmKey(system, record_id)] : []),
        ...namedKeys(fields),
        ...namedKeys(previous),
      ]),
    )
    await queueKeys(trx, workspaceId, [...keys])
    const added = stored.filter(({ previous }) => previous === null).length
    return { added, updated: stored.length - added, unchanged: records.length - stored.length }
  })
}

/** Queues `keys` for the pipeline. */
async function queueKeys(db: IngestDb, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into changed (workspace_id, kind, subject)
    select ${workspaceId}::uuid, 'KEY', key from unnest(${keys}::text[]) as key`.execute(db)
}

type NamedKeys = { readonly leadKey?: string; readonly emailKey?: string }
type StoredRow = { object: string; system: string; record_id: string; fields: NamedKeys; previous: NamedKeys | null }

const appendVersions = (db: IngestDb, workspaceId: WorkspaceId, records: string, now: Date) =>
  sql<StoredRow>`
    with told as (
      select * from jsonb_to_recordset(${records}::jsonb)
        as r(object text, system text, "recordId" text, fields jsonb, "effectiveAt" timestamptz)
    ), compared as (
      select told.*, latest.version, latest.fields as previous
      from told left join lateral (
        select version, fields from crm_record c
        where c.workspace_id = ${workspaceId} and c.system = told.system and c.object = told.object
          and c.record_id = told."recordId"
        order by version desc limit 1
      ) as latest on true
    ), stored as (
      insert into crm_record
        (workspace_id, system, object, record_id, version, effective_at, recorded_at, backfilled, fields)
      select ${workspaceId}, system, object, "recordId", coalesce(version, 0) + 1, "effectiveAt", ${now}, true, fields
      from compared where previous is distinct from fields
      returning system, object, record_id
    )
    select stored.system, stored.object, stored.record_id, compared.fields, compared.previous
    from stored join compared
      on compared.system = stored.system and compared.object = stored.object and compared."recordId" = stored.record_id
  `.execute(db)

/** A file may name a record twice: its last row holds. */
function lastOfEach(records: readonly CrmRecord[]): CrmRecord[] {
  return [
    ...new Map(
      records.map((record) => [JSON.stringify([record.system, record.object, record.recordId]), record]),
    ).values(),
  ]
}

const namedKeys = (fields: NamedKeys | null): IdentityKey[] =>
  [fields?.leadKey, fields?.emailKey].filter((key) => key !== undefined)

/** Since when it is as the record says: the latest of its dates, and no later than now. */
function effectiveAt({ fields }: CrmRecord, now: number): string {
  const dates = Object.entries(fields).flatMap(([name, value]) =>
    name.endsWith('At') && typeof value === 'string' ? [Date.parse(value)] : [],
  )
  return new Date(Math.min(now, dates.length > 0 ? Math.max(...dates) : now)).toISOString()
}
