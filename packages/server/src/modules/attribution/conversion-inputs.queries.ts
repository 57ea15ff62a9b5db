import type { PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { DeriveDb } from '../../db/database.ts'
import { readColumns } from '../../db/read-columns.ts'
import { boolean, instant, int4, int8, knownUuid, text, uuid, uuidWords } from '../../lib/binary-columns.ts'
import { type UuidNumbers, uuidNumbers } from '../../lib/uuid-numbers.ts'
import { type Journeys, journeysOf, orderTies } from './journeys.ts'
import type { LeadColumns } from './lead-conversions.ts'

/** Leads, and the touchpoints that may earn their conversions. */
export type ConversionInputs = {
  readonly persons: UuidNumbers
  readonly leads: LeadColumns
  /** By person; their keys are the numbers of the touchpoints. */
  readonly journeys: Journeys
  /** By their numbers. */
  readonly channels: readonly string[]
  /** Four words each, by the numbers of the touchpoints. */
  readonly streamIds: Int32Array
  readonly touchpointIds: Int32Array
}

/** Persons, or a part of all: the `no`th, from 0, of so many parts that are about as large. */
export type Whose = readonly PersonId[] | { readonly no: number; readonly of: number }

/** Reads what conversions are derived from. */
export async function readConversionInputs(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  whose: Whose,
): Promise<ConversionInputs> {
  const persons = uuidNumbers()
  const leads = await readLeads(db, workspaceId, persons, whose)
  return { persons, leads, ...(await readTouchpoints(db, workspaceId, persons, whose)) }
}

export async function countLeads(db: DeriveDb, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from lead where workspace_id = ${workspaceId}`.execute(db)
  return rows[0]?.count ?? 0
}

async function readLeads(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: UuidNumbers,
  whose: Whose,
): Promise<LeadColumns> {
  const { columns } = await readColumns(db, leadsOf(workspaceId, whose), {
    ...{ person_id: uuid(persons), lead_no: int4(), is_sales_sourced: boolean() },
    ...{ lead_at: instant(), mql_at: instant(), sal_at: instant(), sql_at: instant() },
    ...{ opportunity_at: instant(), won_at: instant(), lost_at: instant() },
    ...{ won_minor: int8(), amount_minor: int8() },
  })
  return {
    person: columns.person_id.numbers,
    leadNo: columns.lead_no.values,
    isSalesSourced: columns.is_sales_sourced.values,
    reached: {
      LEAD: columns.lead_at.values,
      MQL: columns.mql_at.values,
      SAL: columns.sal_at.values,
      SQL: columns.sql_at.values,
      OPPORTUNITY: columns.opportunity_at.values,
      WON: columns.won_at.values,
      LOST: columns.lost_at.values,
    },
    values: { OPPORTUNITY: columns.amount_minor.values, WON: columns.won_minor.values },
  }
}

/** A milestone is worth what opportunities of the lead say: all of them, or those that are won. */
const leadsOf = (workspaceId: WorkspaceId, whose: Whose): RawBuilder<unknown> => sql`
  select l.person_id, l.lead_no, l.is_sales_sourced, l.lead_at, l.mql_at, l.sal_at, l.sql_at, l.opportunity_at,
    l.won_at, l.lost_at, worth.won_minor, worth.amount_minor
  from lead l left join (
    select person_id, lead_no, sum(amount_minor)::bigint as amount_minor,
      sum(amount_minor) filter (where outcome = 'WON')::bigint as won_minor
    from opportunity where workspace_id = ${workspaceId} and not is_expansion ${among('person_id', whose)}
    group by person_id, lead_no
  ) as worth using (person_id, lead_no)
  where l.workspace_id = ${workspaceId} ${among('l.person_id', whose)}`

async function readTouchpoints(db: DeriveDb, workspaceId: WorkspaceId, persons: UuidNumbers, whose: Whose) {
  const query = sql`
    select subject_id, occurred_at, channel, stream_id, touchpoint_id from touchpoint
    where workspace_id = ${workspaceId} and is_person and side = 'MARKETING' ${among('subject_id', whose)}`
  const { rows, columns } = await readColumns(db, query, {
    ...{ subject_id: knownUuid(persons), occurred_at: instant(), channel: text() },
    ...{ stream_id: uuidWords(), touchpoint_id: uuidWords() },
  })
  const touchpoints = {
    subject: columns.subject_id.numbers,
    at: columns.occurred_at.values,
    channel: columns.channel.numbers,
    key: new Int32Array(rows).map((_, row) => row),
  }
  const [streamIds, touchpointIds] = [columns.stream_id, columns.touchpoint_id]
  const journeys = journeysOf(touchpoints, persons.count())
  orderTies(journeys, (a, b) => compareUuids(touchpointIds, a, b) || compareUuids(streamIds, a, b))
  return { journeys, channels: columns.channel.of.texts, streamIds, touchpointIds }
}

/**
 * Parts are told by a hash, which no index has: the rows of one stand all over the table, and reading all of it in its order takes
 * a part of the time that looking them up would.
 */
const among = (column: string, whose: Whose): RawBuilder<unknown> =>
  'no' in whose
    ? sql`and (uuid_hash(${sql.ref(column)}) & 2147483647) % ${whose.of} = ${whose.no}`
    : sql`and ${sql.ref(column)} = ${anyOf(whose)}`

/** In PostgreSQL's order. */
function compareUuids(words: Int32Array, a: number, b: number): number {
  for (let word = 0; word < 4; word++) {
    const apart = ((words[a * 4 + word] as number) >>> 0) - ((words[b * 4 + word] as number) >>> 0)
    if (apart !== 0) return apart
  }
  return 0
}
