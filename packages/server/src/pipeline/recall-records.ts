import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { isAllKnown, type TimedVersion } from '../modules/outcomes/known-by.ts'
import {
  keysInRecords,
  type RecordName,
  recordsToldSince,
  type VersionsOfRecord,
  versionsOfRecords,
} from '../modules/outcomes/known-records.queries.ts'
import { type Replaced, replaceIn, reveal, shadow } from './shadow.queries.ts'

const toldSince: Replaced = { name: 'past_record', columns: ['object', 'system', 'record_id'] }

/** Records that are read at once, with all their versions. */
const recordsAtOnce = 5_000

/** The versions of a record that are to be shown: none of one that was not known. */
export type KnownOf = (record: VersionsOfRecord) => readonly TimedVersion[]

type Recalling = {
  /** Of records of which nothing was told since, all is shown. */
  readonly since: Date
  /** Kinds of records of which all is shown. */
  readonly butOf: readonly string[]
  readonly knownOf: KnownOf
  /** Called between batches. */
  readonly mayGoOn: () => void
}

/** Puts what was known of records in front of all that was ever told. Returns every key that this concerns. */
export async function recallRecords(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  { since, butOf, knownOf, mayGoOn }: Recalling,
): Promise<IdentityKey[]> {
  await shadow(db, 'crm_record')
  const replaced: RecordName[] = []
  const keys = new Set<IdentityKey>()
  for (let told: RecordName[] | null = null; told?.length !== 0; ) {
    mayGoOn()
    told = await recordsToldSince(db, workspaceId, { since, butOf }, told?.at(-1), recordsAtOnce)
    const records = await versionsOfRecords(db, workspaceId, told)
    const changed = records.flatMap((record) => {
      const known = knownOf(record)
      return isAllKnown(known, record.versions) ? [] : [{ record, known }]
    })
    await insertRows(
      db,
      'crm_record',
      changed.flatMap(({ record, known }) => known.map((version) => rowOf(workspaceId, record, version))),
    )
    const concerning = changed.map(({ record }) => record)
    for (const key of await keysInRecords(db, workspaceId, concerning)) keys.add(key)
    replaced.push(...concerning)
  }
  const rows = replaced.map(({ object, system, recordId }) => [object, system, recordId])
  await replaceIn(db, toldSince, 'text', rows)
  await reveal(db, workspaceId, 'crm_record', toldSince)
  return [...keys]
}

const rowOf = (workspaceId: WorkspaceId, { object, system, recordId }: RecordName, known: TimedVersion) => ({
  ...{ workspace_id: workspaceId, system, object, record_id: recordId, version: known.version },
  effective_at: new Date(known.effectiveAt).toISOString(),
  recorded_at: new Date(known.recordedAt).toISOString(),
  backfilled: known.backfilled,
  fields: known.fields as never,
})
