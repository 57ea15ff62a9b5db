import type { ActivityDirection, EventId, Side, StreamId } from '@touchline/schema'
import type { Origin } from '../channels/origin.ts'
import type { Precision } from '../collect/stored-event.ts'

/** One interaction that may earn credit: a visit, or one that happened elsewhere. Instants are epoch milliseconds. */
export type Touchpoint = Origin & {
  /** The id of its earliest event. */
  readonly id: EventId
  readonly streamId: StreamId
  readonly side: Side
  /** `VISIT`, or what an importer called it, in upper case. */
  readonly kind: string
  readonly at: number
  readonly precision: Precision
  readonly endedAt: number
  readonly knownAt: number
  readonly channel: string
  readonly landingPage: string | null
  readonly title: string | null
  readonly pages: number
  readonly forms: number
  /** When a lead form was first sent during it, and on which page. */
  readonly leadFormAt: number | null
  readonly leadFormPage: string | null
  /** Of an activity of sales, as far as it is told: whose, who turned to whom, whether contact was two-way, about what. */
  readonly owner: string | null
  readonly direction: ActivityDirection | null
  readonly reached: boolean | null
  readonly topic: string | null
}
