import type { ActivityDirection, PersonId, Side, StreamId, SubjectId, WorkspaceId } from '@touchline/schema'
import type { Insertable, Selectable } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { DB, Touchpoint as TouchpointTable } from '../../db/tables.ts'
import type { Precision } from '../collect/stored-event.ts'
import type { Touchpoint } from './touchpoint.ts'
import type { OwnedTouchpoint } from './visits.ts'

/** A touchpoint with the subject whose journey it is on. */
export type PlacedTouchpoint = { readonly subjectId: SubjectId; readonly touchpoint: Touchpoint }

/**
 * Replaces the touchpoints of whole streams. Those of nobody known are on the journey of the stream itself.
 *
 * @returns Every subject that one of these streams was, or now is, on the journey of.
 */
export async function replaceTouchpoints(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  touchpoints: readonly OwnedTouchpoint[],
): Promise<SubjectId[]> {
  const before = await db
    .deleteFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .returning('subject_id')
    .execute()
  const rows = touchpoints.map((owned) => toRow(workspaceId, owned))
  await insertRows(db, 'touchpoint', rows)
  return [...new Set([...before, ...rows].map(({ subject_id }) => subject_id))]
}

/** The touchpoints on the journeys of `persons`, each journey in time order. */
export async function journeysOfPersons(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<PlacedTouchpoint[]> {
  const rows = await db
    .selectFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', anyOf(persons.map(subjectOfPerson)))
    .orderBy('subject_id')
    .orderBy('occurred_at')
    .orderBy('touchpoint_id')
    .orderBy('stream_id')
    .selectAll()
    .execute()
  return rows.map((row) => ({ subjectId: row.subject_id, touchpoint: fromRow(row) }))
}

/** The subject of a person's journey is that person. */
export const subjectOfPerson = (personId: PersonId): SubjectId => personId as string as SubjectId

function toRow(workspaceId: WorkspaceId, { owner, touchpoint }: OwnedTouchpoint): Insertable<DB['touchpoint']> {
  return {
    workspace_id: workspaceId,
    subject_id: (owner ?? touchpoint.streamId) as SubjectId,
    stream_id: touchpoint.streamId,
    touchpoint_id: touchpoint.id,
    is_person: owner !== null,
    side: touchpoint.side,
    kind: touchpoint.kind,
    occurred_at: iso(touchpoint.at),
    precision: touchpoint.precision,
    ended_at: iso(touchpoint.endedAt),
    known_at: iso(touchpoint.knownAt),
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
    lead_form_at: touchpoint.leadFormAt === null ? null : iso(touchpoint.leadFormAt),
    lead_form_page: touchpoint.leadFormPage,
    owner: touchpoint.owner,
    direction: touchpoint.direction,
    reached: touchpoint.reached,
    topic: touchpoint.topic,
  }
}

function fromRow(row: Selectable<TouchpointTable>): Touchpoint {
  return {
    id: row.touchpoint_id,
    streamId: row.stream_id,
    side: row.side as Side,
    kind: row.kind,
    at: row.occurred_at.getTime(),
    precision: row.precision as Precision,
    endedAt: row.ended_at.getTime(),
    knownAt: row.known_at.getTime(),
    channel: row.channel,
    source: row.source,
    medium: row.medium,
    campaign: row.campaign,
    adContent: row.ad_content,
    keyword: row.keyword,
    clickId: row.click_id,
    referrerHost: row.referrer_host,
    landingPage: row.landing_page,
    title: row.title,
    pages: row.pages,
    forms: row.forms,
    leadFormAt: row.lead_form_at?.getTime() ?? null,
    leadFormPage: row.lead_form_page,
    owner: row.owner,
    direction: row.direction as ActivityDirection | null,
    reached: row.reached,
    topic: row.topic,
  }
}

const iso = (at: number): string => new Date(at).toISOString()
