import type { ActivityDirection, EventId, Side, StreamId, WorkspaceId } from '@touchline/schema'
import type { IdentityKey } from './keys.ts'

/** Whether an instant is known, or only its day. */
export type Precision = 'INSTANT' | 'DAY'

/** What an event says beside when and whose, as it is stored. `keys` are strongest first. */
export type StoredBody = Circumstances & Told

type Circumstances = {
  /** What the visitor had decided, purpose by purpose. Absent where they weren't asked. */
  readonly consent?: Readonly<Record<string, boolean>>
  /** Events that the sender gave up before this one, for want of room. */
  readonly dropped?: number
  /** The write key that it came by, where a bot sent it: then it is counted, and nothing else. */
  readonly bot?: string
}

type Told =
  | { readonly type: 'page'; readonly url: string; readonly title?: string; readonly referrer?: string }
  | {
      readonly type: 'identify'
      readonly keys: readonly IdentityKey[]
      /** Those of `keys` that a browser claims beside its token, which verifies the others. */
      readonly claimed?: readonly IdentityKey[]
    }
  | {
      readonly type: 'form'
      readonly url: string
      readonly form: string
      readonly lead: boolean
      readonly fields?: Readonly<Record<string, unknown>>
    }
  | {
      readonly type: 'track'
      readonly name: string
      readonly url?: string
      readonly properties?: Readonly<Record<string, unknown>>
    }
  | {
      readonly type: 'engagement'
      readonly url: string
      readonly engagedMs: number
      readonly scrollPercent?: number
    }
  | {
      readonly type: 'content'
      readonly url: string
      readonly content: string
      readonly action: 'view' | 'download'
    }
  | { readonly type: 'click'; readonly url: string; readonly href: string; readonly kind: 'outbound' | 'file' }
  | { readonly type: 'exposure'; readonly experiment: string; readonly variant: string; readonly url?: string }
  | { readonly type: 'source'; readonly answer: string; readonly url?: string }
  | { readonly type: 'link'; readonly visitorId: string; readonly url?: string }
  | ({ readonly type: 'touchpoint'; readonly keys: readonly IdentityKey[] } & ImportedTouchpoint)

/** What is told of an activity of sales alone. Absent where it isn't told. */
export type ActivityFacts = {
  /** Whose it is. */
  readonly owner?: string
  readonly direction?: ActivityDirection
  /** Whether contact was two-way. */
  readonly reached?: boolean
  /** What it was about. */
  readonly topic?: string
}

/** An interaction that happened elsewhere, told by an importer. */
type ImportedTouchpoint = ActivityFacts & {
  /** Lower case: `trade_show`, `webinar`, `call` … Channel rules read it. */
  readonly kind: string
  readonly side: Side
  readonly precision: Precision
  readonly source?: string
  readonly medium?: string
  readonly campaign?: string
  readonly content?: string
  readonly title?: string
}

/** An event as it is stored. Instants are ISO text. */
export type EventRow = {
  readonly workspace_id: WorkspaceId
  readonly stream_id: StreamId
  readonly event_id: EventId
  readonly type: StoredBody['type']
  readonly trust: 'CLAIMED' | 'VERIFIED'
  readonly occurred_at: string
  readonly received_at: string
  readonly backfilled: boolean
  readonly body: StoredBody
}

/**
 * What became of an event that was to be stored. KNOWN: it was there already. ERASED: it names an erased person, or is of a
 * stream of theirs and happened before the erasure. SEALED: it may have been there, and no more can be told of so old ones.
 */
export type Fate = 'STORED' | 'KNOWN' | 'ERASED' | 'SEALED'
