import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { TimedVersion } from './known-by.ts'

/** Which record it is. */
export type RecordName = { readonly object: string; readonly system: string; readonly recordId: string }

/** Every version of a record, first to last. */
export type VersionsOfRecord = RecordName & { readonly versions: readonly TimedVersion[] }

/**
 * Records of which something may have become known after an instant, in order, but for some kinds: at most `limit` of those after
 * `after`. What
 * a version says was known at the end of the day on which it came into effect, wherever that day is.
 */
export async function recordsToldSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  { since, butOf }: { readonly since: Date; readonly butOf: readonly string[] },
  after: RecordName | undefined,
  limit: number,
): Promise<RecordName[]> {
  const { rows } = await sql<RecordName>`
    select distinct object, system, record_id as "recordId" from public.crm_record
    where workspace_id = ${workspaceId} and recorded_at > ${since} and object <> all(${butOf}::text[])
      and (not backfilled or effective_at > ${since}::timestamptz - interval '2 days')
      and ${after ? sql`(object, system, record_id) > (${after.object}, ${after.system}, ${after.recordId})` : sql`true`}
    order by object, system, record_id limit ${limit}`.execute(db)
  return rows
}

type Row = RecordName & Omit<TimedVersion, 'effectiveAt' | 'recordedAt'> & { effectiveAt: Date; recordedAt: Date }

/** All that was ever told of `records`. */
export async function versionsOfRecords(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  records: readonly RecordName[],
): Promise<VersionsOfRecord[]> {
  const { rows } = await sql<Row>`
    select c.object, c.system, c.record_id as "recordId", c.version, c.effective_at as "effectiveAt",
      c.recorded_at as "recordedAt", c.backfilled, c.fields
    from unnest(${records.map(({ object }) => object)}::text[], ${records.map(({ system }) => system)}::text[],
      ${records.map(({ recordId }) => recordId)}::text[]) as asked (object, system, record_id)
    join public.crm_record c on c.workspace_id = ${workspaceId} and c.object = asked.object and c.system = asked.system
      and c.record_id = asked.record_id
    order by c.object, c.system, c.record_id, c.version`.execute(db)
  const named = groupBy(rows, ({ object, system, recordId }) => JSON.stringify([object, system, recordId]))
  return [...named.values()].map((versions) => {
    const [{ object, system, recordId }] = versions
    return { object, system, recordId, versions: versions.map(timed) }
  })
}

const timed = ({ version, effectiveAt, recordedAt, backfilled, fields }: Row): TimedVersion => ({
  ...{ version, backfilled, fields },
  effectiveAt: effectiveAt.getTime(),
  recordedAt: recordedAt.getTime(),
})

/** What any version of opportunities, and of whatever is told of them, ever named. */
export async function keysInRecords(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  records: readonly VersionsOfRecord[],
): Promise<string[]> {
  const fieldsOf = ({ versions }: VersionsOfRecord) => versions.map(({ fields }) => fields)
  const own = records.flatMap(({ object, system, recordId }) =>
    object === 'LEAD' ? [`crm:${system}:${recordId}`] : [],
  )
  const named = records.flatMap(fieldsOf).flatMap(({ leadKey, emailKey }) => [leadKey, emailKey])
  const opportunities = records.flatMap((record) => {
    const ids =
      record.object === 'OPPORTUNITY' ? [record.recordId] : fieldsOf(record).map((each) => each['opportunityId'])
    return ids.flatMap((id) => (typeof id === 'string' ? [{ system: record.system, id }] : []))
  })
  const { rows } = await sql<{ key: string }>`
    with asked as (
      select distinct * from unnest(${opportunities.map(({ system }) => system)}::text[],
        ${opportunities.map(({ id }) => id)}::text[]) as opportunity (system, id)
    ), about as (
      select c.fields from asked join public.crm_record c on c.workspace_id = ${workspaceId}
        and c.object = 'OPPORTUNITY' and c.system = asked.system and c.record_id = asked.id
      union all
      select c.fields from asked join public.crm_record c on c.workspace_id = ${workspaceId}
        and c.object = 'CONTACT_ROLE' and c.system = asked.system and c.fields->>'opportunityId' = asked.id
    )
    select distinct key from about cross join lateral (values (fields->>'leadKey'), (fields->>'emailKey')) as named (key)
    where key is not null`.execute(db)
  const keys = [...own, ...named.filter((key) => typeof key === 'string'), ...rows.map(({ key }) => key)]
  return [...new Set(keys)]
}
