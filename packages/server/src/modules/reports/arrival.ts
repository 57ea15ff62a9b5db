import type { EventId, PersonId, StreamId } from '@touchline/schema'
import type { EventRow, StoredBody } from '../collect/stored-event.ts'

/** An event as it arrived, with what was derived of it so far. */
export type AcceptedEvent = {
  readonly streamId: StreamId
  readonly eventId: EventId
  readonly receivedAt: Date
  readonly occurredAt: Date
  readonly trust: EventRow['trust']
  /** In outline: addresses without their query, keys by their kind alone, nothing that was attached. */
  readonly body: StoredBody
  /** Null while nobody knows whose it is. */
  readonly personId: PersonId | null
  /** The latest lead of that person. Null where there is none. */
  readonly leadNo: number | null
  /** Of the touchpoint that it is part of. Null until that is derived. */
  readonly channel: string | null
}

/** The page, the name, or what it tells of whom. */
export function subjectOf(body: StoredBody): string {
  switch (body.type) {
    case 'page':
      return pageOf(body.url)
    case 'form':
      return `${body.form}${body.lead ? ' (lead)' : ''} on ${pageOf(body.url)}`
    case 'track':
      return body.url ? `${body.name} on ${pageOf(body.url)}` : body.name
    case 'identify':
      return `by ${body.keys.map((key) => key.slice(0, key.indexOf(':'))).join(', ')}`
    case 'engagement':
      return `${Math.round(body.engagedMs / 1_000)} s on ${pageOf(body.url)}`
    case 'content':
      return `${body.action} of ${body.content} on ${pageOf(body.url)}`
    case 'click':
      return `to ${pageOf(body.href)} on ${pageOf(body.url)}`
    case 'exposure':
      return `${body.experiment}: ${body.variant}`
    // What they wrote or who they were is told to nobody here.
    case 'source':
      return 'how they heard of the company'
    case 'link':
      return 'from another site'
    case 'touchpoint':
      return body.title ? `${body.kind}: ${body.title}` : body.kind
  }
}

/** Without its query, which may hold anything. */
const pageOf = (url: string): string => url.replace(/[?#].*$/s, '').replace(/^https?:\/\//, '')
