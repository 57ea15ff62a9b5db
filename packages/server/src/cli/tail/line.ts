import { isOfBot } from '../../modules/collect/bot-counts.ts'
import { type AcceptedEvent, subjectOf } from '../../modules/reports/arrival.ts'
import type { RejectedEvent } from '../../modules/reports/rejected-events.queries.ts'

/** Puts a colour on text where colours are shown. */
export type Paint = (style: 'dim' | 'green' | 'red' | 'yellow' | 'cyan', text: string) => string

/** An event on one line, for a person. */
export function describeArrival(arrival: AcceptedEvent, paint: Paint): string {
  const { receivedAt, body, trust, personId, channel } = arrival
  return [
    paint('dim', timeOf(receivedAt)),
    isOfBot(arrival) ? paint('yellow', cell('bot', 8)) : paint('green', 'accepted'),
    cell(body.type, 10),
    trust === 'VERIFIED' ? cell('verified', 8) : paint('yellow', cell('claimed', 8)),
    personId === null ? paint('dim', cell('anonymous', 9)) : paint('cyan', cell(personId.slice(0, 8), 9)),
    cell(channel ?? (isOfBot(arrival) ? '–' : '…'), 16),
    plain(subjectOf(body)).slice(0, 80),
  ].join('  ')
}

/** A rejected one: its key and its reason stand where an accepted one has its person and its channel. */
export function describeRejected({ receivedAt, type, keyName, reason, problem }: RejectedEvent, paint: Paint): string {
  return [
    paint('dim', timeOf(receivedAt)),
    paint('red', 'rejected'),
    cell(type ?? '?', 10),
    cell(keyName, 19),
    paint('yellow', reason),
    plain(problem).slice(0, 120),
  ].join('  ')
}

export const rejectedAsJson = ({ receivedAt, ...rejected }: RejectedEvent): string =>
  JSON.stringify({ receivedAt, verdict: 'rejected', ...rejected })

const timeOf = (at: Date): string => at.toISOString().slice(11, 19)
const cell = (text: string, width: number): string => plain(text).slice(0, width).padEnd(width)

/** The same for programs: nothing is cut. */
export const arrivalAsJson = (arrival: AcceptedEvent): string => {
  const { eventId, streamId, receivedAt, occurredAt, trust, body, personId, channel } = arrival
  return JSON.stringify({
    ...{
      eventId,
      streamId,
      receivedAt,
      occurredAt,
      verdict: isOfBot(arrival) ? 'bot' : 'accepted',
      type: body.type,
      trust,
      personId,
      channel,
    },
    subject: subjectOf(body),
  })
}

/** Strangers send this: nothing of it may steer the terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '')
