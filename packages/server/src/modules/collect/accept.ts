import { type Batch, type EventId, limits, type StreamId, WireEvent, type WorkspaceId } from '@touchline/schema'
import type { z } from 'zod'
import { identified } from './identified.ts'
import type { TokenVerdict } from './identity-token.ts'
import { type RejectionReason, whyRejected } from './rejection-reasons.ts'
import type { EventRow, StoredBody } from './stored-event.ts'
import { timeOfId } from './time-of-id.ts'

/** What the collector knows of a request beside its body. */
export type Reception = {
  readonly workspaceId: WorkspaceId
  readonly emailSecret: Uint8Array
  /** Events whose ids hold an earlier time, in epoch milliseconds, may be sealed. Null: none are. */
  readonly refusedBefore: number | null
  /** Epoch milliseconds. */
  readonly receivedAt: number
  /** What the identity tokens of the batch prove. */
  readonly tokens: ReadonlyMap<string, TokenVerdict>
  /** The write key. */
  readonly id: string
  readonly isBot: boolean
}

/** What is wrong with an event, or with its identity token alone. */
export type Objection = {
  readonly index: number
  readonly problem: string
  readonly reason: RejectionReason
  /** The problem, without anything that was sent. */
  readonly outline: string
}

export type Verdict =
  /** `unverified`: why it stays a claim though it has a token. */
  | { readonly kind: 'accepted'; readonly row: EventRow; readonly unverified?: Objection }
  | ({ readonly kind: 'rejected' } & Objection)

/** Below this a sender's clock counts as right: it is no more than the time a request takes. */
const toleratedSkewMs = 5_000

/**
 * Judges each event of a batch on its own, so one bad event never costs its neighbours. A rejection is an answer, not
 * an exception: the sender logs it and does not try again.
 */
export function acceptBatch(batch: Batch, reception: Reception): Verdict[] {
  const skewMs = clockSkew(batch, reception)
  const receivedAt = new Date(reception.receivedAt).toISOString()
  const verdicts = batch.events.map((candidate, index): Verdict => {
    const parsed = WireEvent.safeParse(candidate)
    if (!parsed.success) {
      return { kind: 'rejected', index, problem: describe(parsed.error), ...whyRejected(parsed.error.issues[0]) }
    }
    const event = parsed.data
    const told = Date.parse(event.occurredAt)
    const occurredAt = Math.min(told + skewMs, reception.receivedAt)
    const problem = timeProblem(event.id, occurredAt, reception)
    if (problem) return { kind: 'rejected', index, ...problem, outline: problem.problem }
    const times = {
      occurredAt: occurredAt === told ? asIso(event.occurredAt, told) : new Date(occurredAt).toISOString(),
      receivedAt,
    }
    const unverified = tokenObjection(event, index, reception)
    if (unverified && !namesSomebody(event)) return { kind: 'rejected', ...unverified }
    return { kind: 'accepted', row: toRow(event, batch, reception, times), ...(unverified && { unverified }) }
  })
  return batch.dropped ? withDropped(verdicts, batch.dropped) : verdicts
}

/** Mostly it is written so already: every browser does. */
const asIso = (text: string, at: number): string =>
  text.length === isoLength && text.endsWith('Z') ? text : new Date(at).toISOString()

const isoLength = '2026-11-22T12:00:00.000Z'.length

/** Puts what the sender had to drop on the first event that is stored: sent twice, it counts once, as the event does. */
function withDropped(verdicts: readonly Verdict[], dropped: number): Verdict[] {
  const first = verdicts.findIndex(({ kind }) => kind === 'accepted')
  return verdicts.map((verdict, i) => {
    if (i !== first || verdict.kind === 'rejected') return verdict
    return { ...verdict, row: { ...verdict.row, body: { ...verdict.row.body, dropped } } }
  })
}

type Times = { readonly occurredAt: string; readonly receivedAt: string }

const toRow = (event: WireEvent, batch: Batch, reception: Reception, times: Times): EventRow => ({
  workspace_id: reception.workspaceId,
  stream_id: batch.visitorId as string as StreamId,
  event_id: event.id,
  type: event.type,
  occurred_at: times.occurredAt,
  received_at: times.receivedAt,
  backfilled: false,
  ...(reception.isBot ? ofBot(toldBy(event, reception), reception) : toldBy(event, reception)),
})

/** The verdict stays with the event: what counts as a bot's later changes nothing. */
const ofBot = ({ trust, body }: ToldBy, { id }: Reception): ToldBy => ({ trust, body: { ...body, bot: id } })

/** What to add to the sender's times, in milliseconds, so that they are the server's. */
function clockSkew({ sentAt }: Batch, { receivedAt }: Reception): number {
  const skewMs = receivedAt - Date.parse(sentAt)
  return Math.abs(skewMs) > toleratedSkewMs ? skewMs : 0
}

type TimeProblem = { readonly problem: string; readonly reason: RejectionReason }

/** Null where both times can be. Ids hold no time before 1970, and PostgreSQL none before its calendar. */
function timeProblem(id: EventId, occurredAt: number, { receivedAt, refusedBefore }: Reception): TimeProblem | null {
  const isAhead = timeOfId(id) > receivedAt + limits.clockAheadHours * 3_600_000
  if (isAhead) {
    return { problem: `id: more than ${limits.clockAheadHours} hours ahead of the server's clock`, reason: 'ID_AHEAD' }
  }
  if (refusedBefore !== null && timeOfId(id) < refusedBefore) {
    return { problem: 'id: of a time for which the workspace no longer keeps events', reason: 'BEYOND_RETENTION' }
  }
  return occurredAt < 0 ? { problem: 'occurredAt: before 1970', reason: 'TIME_INVALID' } : null
}

type ToldBy = Pick<EventRow, 'trust' | 'body'>

function toldBy(event: WireEvent, reception: Reception): ToldBy {
  if (event.type === 'identify') {
    const { type, consent } = event
    const { trust, ...named } = identified(event, tokenVerdict(event, reception), reception.emailSecret)
    return { trust, body: { type, ...named, ...(consent && { consent }) } }
  }
  const { id: _id, occurredAt: _occurredAt, ...body } = event
  return { trust: 'CLAIMED', body: body as StoredBody }
}

const tokenVerdict = (event: WireEvent, { tokens }: Reception): TokenVerdict | undefined =>
  event.type === 'identify' && event.identityToken ? tokens.get(event.identityToken) : undefined

function tokenObjection(event: WireEvent, index: number, reception: Reception): Objection | undefined {
  const verdict = tokenVerdict(event, reception)
  if (verdict?.kind !== 'refused') return undefined
  const consequence = namesSomebody(event) ? 'stored as a claim' : 'nobody is named beside it'
  const problem = `identityToken: ${verdict.problem}; ${consequence}`
  return { index, problem, reason: verdict.reason, outline: problem }
}

/** Beside its token, if it has one. */
const namesSomebody = (event: WireEvent): boolean =>
  event.type !== 'identify' || Boolean(event.emailHash || event.userId || (event.crmId && event.crmSystem))

/** The first problem in words, e.g. `url: must be an http(s) URL`. One is enough to act on. */
export function describe({ issues: [issue] }: z.ZodError): string {
  return issue ? `${issue.path.join('.') || 'event'}: ${issue.message}` : 'event: invalid'
}
