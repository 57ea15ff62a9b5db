import { EventId, StreamId, type WorkspaceId } from '@touchline/schema'
import { v5 as uuidv5 } from 'uuid'
import { uuidv7From } from '../lib/uuidv7-from.ts'
import { crmKey, emailKey, type IdentityKey, strongestFirst, userKey } from '../modules/collect/keys.ts'
import type { ActivityFacts, EventRow, StoredBody } from '../modules/collect/stored-event.ts'
import type { RowOf } from './fields.ts'
import { aheadProblems, firstInstant, isDay, type JudgingContext } from './judge.ts'
import { problem, type Reading, value } from './reading.ts'

/** Names of streams that importers make. Fixed for ever: stored ids come of it. */
const streamNamespace = '6f1c2a5e-0b7d-5e43-9c58-2d4f8a7be910'

/** What a row tells of an interaction; of one that sales had, more. */
type TouchpointRow = RowOf<'touchpoints'> & ActivityFacts

/**
 * The event that a row of touchpoints tells. Its ids come of what the row says, so that the same row is the same event
 * each time: of `id` and the time where the row has an id, else of everything in it.
 */
export function touchpointEvent(
  row: TouchpointRow,
  workspaceId: WorkspaceId,
  context: JudgingContext,
): Reading<EventRow> {
  const { id, occurredAt } = row
  const keys = keysOf(row, context)
  const [strongest] = keys
  if (strongest === undefined) return problem('email, userId and leadId are blank: nobody to give it to')
  const ahead = aheadProblems({ occurredAt }, context)
  if (ahead.length > 0) return problem(ahead.join('; '))
  const at = firstInstant(occurredAt, context)
  if (at < 0) return problem(`occurredAt: ${occurredAt} is before 1970`)
  const body = bodyOf(row, keys)
  const seed = id === undefined ? ['content', context.system, occurredAt, body] : ['id', context.system, id]
  return value({
    workspace_id: workspaceId,
    stream_id: StreamId.parse(uuidv5(`import:${context.system}:${strongest}`, streamNamespace)),
    event_id: EventId.parse(uuidv7From(at, JSON.stringify(seed))),
    type: body.type,
    trust: 'VERIFIED',
    occurred_at: new Date(at).toISOString(),
    received_at: new Date(context.now).toISOString(),
    backfilled: true,
    body,
  })
}

function keysOf({ email, userId, leadId }: RowOf<'touchpoints'>, context: JudgingContext): IdentityKey[] {
  return strongestFirst([
    ...(leadId === undefined ? [] : [crmKey(context.system, leadId)]),
    ...(userId === undefined ? [] : [userKey(userId)]),
    ...(email === undefined ? [] : [emailKey(context.emailSecret, email)]),
  ])
}

function bodyOf(row: TouchpointRow, keys: readonly IdentityKey[]): StoredBody {
  const { id, occurredAt, email, userId, leadId, side = 'MARKETING', ...facts } = row
  return { type: 'touchpoint', keys, ...facts, side, precision: isDay(occurredAt) ? 'DAY' : 'INSTANT' }
}
