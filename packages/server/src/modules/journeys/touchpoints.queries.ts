import type { ActivityDirection, PersonId, Side, StreamId, SubjectId, WorkspaceId } from '@touchline/schema'
import { type Insertable, type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import { replaceRows } from '../../db/replace-rows.ts'
import type { DB, Touchpoint as TouchpointTable } from '../../db/tables.ts'
import type { Precision } from '../collect/stored-event.ts'
import type { Touchpoint } from './touchpoint.ts'
import type { OwnedTouchpoint } from './visits.ts'

/** What leads are derived from. */
export type Step = Pick<
  Touchpoint,
  'id' | 'streamId' | 'side' | 'at' | 'precision' | 'channel' | 'source' | 'leadFormAt' | 'direction' | 'reached'
>

/**
 * Where the last visit of a stream before an instant began, in epoch milliseconds: nothing that happened then or later
 * changes what was before. Streams that had none yet are left out, and those with another visit that lasted until then.
 *
 * @param since An instant for each stream.
 */
export async function lastVisitsBefore(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  since: ReadonlyMap<StreamId, number>,
): Promise<Map<StreamId, number>> {
  if (since.size === 0) return new Map()
  const { rows } = await sql<{ streamId: StreamId; at: Date }>`
    select asked.stream_id as "streamId", visit.occurred_at as at
    from unnest(${[...since.keys()]}::uuid[], ${[...since.values()].map(iso)}::timestamptz[])
      as asked (stream_id, since)
    cross join lateral (
      select max(occurred_at) as occurred_at, min(ended_at) filter (where no = 2) as previous_ended_at
      from (
        select t.occurred_at, t.ended_at, row_number() over (order by t.occurred_at desc, t.ended_at desc) as no
        from touchpoint t
        where t.workspace_id = ${workspaceId} and t.stream_id = asked.stream_id and t.occurred_at < asked.since
          and t.kind = 'VISIT' and (t.pages > 0 or t.forms > 0 or ${isOfEvents})
        order by t.occurred_at desc, t.ended_at desc limit 2
      ) as visit
    ) as visit
    where visit.occurred_at is not null
      and (visit.previous_ended_at is null or visit.previous_ended_at < visit.occurred_at)`.execute(db)
  return new Map(rows.map(({ streamId, at }) => [streamId, at.getTime()]))
}

/** What is told as a touchpoint may call itself a visit. It has no pages and no forms, so that mostly nobody has to look. */
const isOfEvents = sql`((
    select e.type from event e where e.workspace_id = t.workspace_id and e.stream_id = t.stream_id
      and e.event_id = t.touchpoint_id
  ) is distinct from 'touchpoint' and (
    select s.is_elsewhere from sealed_stretch s where s.workspace_id = t.workspace_id
      and s.stream_id = t.stream_id and s.first_event_id = t.touchpoint_id
  ) is not true)`

/** A journey that is another now, and from when on. */
export type ChangedJourney = {
  readonly subject: SubjectId
  /** The earliest touchpoint that came, went or changed. */
  readonly since: Date
  /** Whether one of those is of sales, or has or had a lead form: there may be another lead, or more was done with one. */
  readonly makesLeads: boolean
}

/**
 * Replaces the touchpoints of streams. Those of nobody known are on the journey of the stream itself.
 *
 * @param from Of streams that are not replaced as a whole: from which instant on.
 */
export async function replaceTouchpoints(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  touchpoints: readonly OwnedTouchpoint[],
  from: ReadonlyMap<StreamId, number> = new Map(),
): Promise<ChangedJourney[]> {
  const changed = await replaceRows(db, {
    ...({ table: 'touchpoint', by: 'stream_id', naming: 'subject_id' } as const),
    ...{ workspaceId, ids: streamIds, rows: touchpoints.map((owned) => toRow(workspaceId, owned)) },
    since: { column: 'occurred_at', of: new Map([...from].map(([stream, at]) => [stream, new Date(at)])) },
    telling: {
      since: sql<Date>`min(occurred_at)`,
      makesLeads: sql<boolean>`bool_or(side = 'SALES' or lead_form_at is not null)`,
    },
  })
  return changed.map(({ name, ...change }) => ({ subject: name as SubjectId, ...change }))
}

/** The steps of the journeys of `persons`, each journey in time order. Whoever has none is left out. */
export async function journeysOfPersons(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<Map<PersonId, Step[]>> {
  const rows = await db
    .selectFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', anyOf(persons.map(subjectOfPerson)))
    .orderBy('subject_id')
    .orderBy('occurred_at')
    .orderBy('touchpoint_id')
    .orderBy('stream_id')
    .select([
      ...(['subject_id', 'touchpoint_id', 'stream_id', 'side', 'occurred_at', 'precision'] as const),
      ...(['channel', 'source', 'lead_form_at', 'direction', 'reached'] as const),
    ])
    .execute()
  const journeys = new Map<PersonId, Step[]>()
  for (const row of rows) {
    const person = row.subject_id as string as PersonId
    const journey = journeys.get(person)
    if (journey) journey.push(fromRow(row))
    else journeys.set(person, [fromRow(row)])
  }
  return journeys
}

/** The subject of a person's journey is that person. */
const subjectOfPerson = (personId: PersonId): SubjectId => personId as string as SubjectId

function toRow(workspaceId: WorkspaceId, { owner, touchpoint }: OwnedTouchpoint): Insertable<DB['touchpoint']> {
  return {
    workspace_id: workspaceId,
    subject_id: (owner ?? touchpoint.streamId) as SubjectId,
    stream_id: touchpoint.streamId,
    touchpoint_id: touchpoint.id,
    is_person: owner !== null,
    side: touchpoint.side,
    kind: touchpoint.kind,
    occurred_at: new Date(touchpoint.at),
    precision: touchpoint.precision,
    ended_at: new Date(touchpoint.endedAt),
    known_at: new Date(touchpoint.knownAt),
    channel: touchpoint.channel,
    source: touchpoint.source,
    medium: touchpoint.medium,
    campaign: touchpoint.campaign,
    ad_content: touchpoint.adContent,
    keyword: touchpoint.keyword,
    click_id: touchpoint.clickId,
    referrer_host: touchpoint.referrerHost,
    landing_page: touchpoint.landingPage,
    title: touchpoint.title,
    pages: touchpoint.pages,
    forms: touchpoint.forms,
    lead_form_at: touchpoint.leadFormAt === null ? null : new Date(touchpoint.leadFormAt),
    lead_form_page: touchpoint.leadFormPage,
    owner: touchpoint.owner,
    direction: touchpoint.direction,
    reached: touchpoint.reached,
    topic: touchpoint.topic,
  }
}

type StepRow = Pick<
  Selectable<TouchpointTable>,
  | 'touchpoint_id'
  | 'stream_id'
  | 'side'
  | 'occurred_at'
  | 'precision'
  | 'channel'
  | 'source'
  | 'lead_form_at'
  | 'direction'
  | 'reached'
>

function fromRow(row: StepRow): Step {
  return {
    id: row.touchpoint_id,
    streamId: row.stream_id,
    side: row.side as Side,
    at: row.occurred_at.getTime(),
    precision: row.precision as Precision,
    channel: row.channel,
    source: row.source,
    leadFormAt: row.lead_form_at?.getTime() ?? null,
    direction: row.direction as ActivityDirection | null,
    reached: row.reached,
  }
}

const iso = (at: number): string => new Date(at).toISOString()
