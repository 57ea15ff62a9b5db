import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { EventRow } from '../modules/collect/stored-event.ts'
import type { CrmRecord } from '../modules/outcomes/records.ts'
import { aPerson, companyOf, type Person, someSpends } from './random-company.ts'

const zone = 'Europe/Berlin'
const dayMs = 86_400_000
const begin = Date.parse('2026-01-01T00:00:00Z')

/** An instant at which nothing of a company happens: noon, later by some minutes. */
export const anInstant = fc
  .tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 0, max: 600 }))
  .map(([day, minutes]) => begin + day * dayMs + dayMs / 2 + minutes * 60_000)

/** How late something was received, and whether it is history that counts as known when it happened. */
const anArrival = fc.record({
  delayDays: fc.constantFrom(0, 0, 1, 10, 40),
  backfilled: fc.boolean(),
})

/** A company, and how what is known of it came to be known. */
export const aPast = fc.record({
  persons: fc.array(aPerson, { minLength: 30, maxLength: 30 }),
  spends: someSpends,
  /** When the CRM's records were imported, as it had them then. */
  imports: fc.array(anInstant, { maxLength: 3 }).map((instants) => instants.sort((a, b) => a - b)),
  arrivals: fc.array(anArrival, { minLength: 60, maxLength: 60 }),
  /** By how many days forms came later than the rest of their visits, which says whose they are. */
  formsLater: fc.array(fc.constantFrom(0, 0, 5, 30), { minLength: 60, maxLength: 60 }),
})
export type Past = typeof aPast extends fc.Arbitrary<infer P> ? P : never

/** What became known of a company, each with when that was. */
export type History = {
  readonly events: readonly EventRow[]
  /** What the CRM had at an instant. */
  readonly recordsAt: (instant: number) => CrmRecord[]
}

export function historyOf({ persons, arrivals, formsLater }: Past): History {
  const { records = [], events = [] } = companyOf(persons as readonly Person[])
  const streams = [...new Set(events.map(({ stream_id }) => stream_id))]
  return {
    events: events.map((event) => {
      const no = streams.indexOf(event.stream_id) % arrivals.length
      const { delayDays, backfilled } = arrivals[no] ?? inTime
      const later = event.type === 'form' ? (formsLater[no] ?? 0) : 0
      const receivedAt = new Date(Date.parse(event.occurred_at) + (delayDays + later) * dayMs).toISOString()
      return { ...event, backfilled: backfilled && later === 0, received_at: receivedAt }
    }),
    recordsAt: (instant) => recordsBy(records, instant),
  }
}

const inTime = { delayDays: 0, backfilled: true }

/** When an event became known. */
export const knownAt = ({ backfilled, occurred_at, received_at }: EventRow): number =>
  Date.parse(backfilled ? occurred_at : received_at)

/** The CRM's rows without what happened later: a day is over when it is known what happened on it. */
function recordsBy(records: readonly CrmRecord[], instant: number): CrmRecord[] {
  const isOver = (day: unknown): boolean => DateTime.fromISO(String(day), { zone }).endOf('day').toMillis() <= instant
  const known = records.flatMap((record): CrmRecord[] => {
    const { createdAt, ...fields } = record.fields as { createdAt?: string; closedAt?: string; outcome?: string }
    if (record.object === 'CONTACT_ROLE') return [record]
    if (!isOver(createdAt)) return []
    const isYetToClose = fields.closedAt !== undefined && !isOver(fields.closedAt)
    const happened = Object.entries(fields).filter(([name, value]) => !name.endsWith('At') || isOver(value))
    const outcome = isYetToClose ? { outcome: 'OPEN' } : {}
    return [{ ...record, fields: { createdAt, ...Object.fromEntries(happened), ...outcome } } as CrmRecord]
  })
  const deals = new Set(known.flatMap(({ object, recordId }) => (object === 'OPPORTUNITY' ? [recordId] : [])))
  return known.filter(({ object, recordId }) => object !== 'CONTACT_ROLE' || deals.has(recordId))
}
