import { randomUUID } from 'node:crypto'
import type { BatchInput, WireEventInput } from '@touchline/schema'
import { uuidv7From } from '../../packages/server/src/lib/uuidv7-from.ts'

export const eventsPerBatch = 20

/** Batches as the SDK sends them, as JSON: each of another visitor, all events distinct. */
export const makeBatches = (count: number): Buffer[] =>
  Array.from({ length: count }, () => Buffer.from(JSON.stringify(makeBatch(randomUUID()))))

function makeBatch(visitorId: string): BatchInput {
  const now = Date.now()
  return {
    visitorId,
    sentAt: new Date(now).toISOString(),
    events: Array.from({ length: eventsPerBatch }, (_, i) =>
      makeEvent(visitorId, i, now - (eventsPerBatch - i) * 1_500),
    ),
  }
}

/** Of ten events seven are pages, one is somebody's name, one a form, one something the site named. */
function makeEvent(visitorId: string, i: number, at: number): WireEventInput {
  const common = { id: uuidv7From(at, `${visitorId}${i}`), occurredAt: new Date(at).toISOString() }
  const url = `https://www.example.com/solutions/field-service-${i}`
  const mark = visitorId.replaceAll('-', '')
  switch (i % 10) {
    case 0:
      return {
        ...common,
        type: 'page',
        url: `${url}?${campaign}&gclid=${mark}`,
        referrer: 'https://www.google.com/',
        title,
      }
    case 7:
      return {
        ...common,
        type: 'form',
        url,
        form: 'ask-for-a-demo',
        lead: true,
        fields: { topic: 'pricing', seats: i },
      }
    case 8:
      return { ...common, type: 'identify', emailHash: mark + mark }
    case 9:
      return { ...common, type: 'track', name: 'video_played', url, properties: { seconds: i, muted: false, mark } }
    default:
      return { ...common, type: 'page', url, referrer: 'https://www.example.com/solutions', title }
  }
}

const title = 'Field service planning for teams of any size | Example'
const campaign = 'utm_source=google&utm_medium=cpc&utm_campaign=spring-2026&utm_term=field+service'
