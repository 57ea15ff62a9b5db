/** What of an event a collector has to know to count it. */
export type Arrival = {
  readonly kind: 'page' | 'track' | 'other'
  /** By which the library's own collector counts an event once. Null where it has none. */
  readonly id: string | null
  /** Which of the tracked events it is. */
  readonly number: number | null
}

/** Reads the body of a request, as parsed from JSON. */
export type ReadArrivals = (body: unknown) => Arrival[]

type Fields = { readonly [name: string]: unknown }

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
const listOf = (value: unknown): readonly Fields[] => [value].flat().filter(isFields)

const arrival = (page: string, track: string, type: unknown, id: unknown, properties: unknown): Arrival => {
  const { number } = fieldsOf(properties)
  const kind = type === page ? 'page' : type === track ? 'track' : 'other'
  return {
    kind,
    id: typeof id === 'string' ? id : null,
    number: kind === 'track' && number !== undefined ? Number(number) : null,
  }
}

/** `{ events: [{ id, type, properties }] }` */
export const touchline: ReadArrivals = (body) =>
  listOf(fieldsOf(body)['events']).map(({ id, type, properties }) => arrival('page', 'track', type, id, properties))

/** `{ uuid, event, properties }`, one or a list, or `{ data: […] }` */
export const posthog: ReadArrivals = (body) =>
  listOf(fieldsOf(body)['data'] ?? fieldsOf(body)['batch'] ?? body).map(({ uuid, event, properties }) =>
    arrival('$pageview', 'bench', event, uuid, properties),
  )

/** `{ data: [{ eid, e, ue_pr }] }`, where `ue_pr` is a self-describing event, as JSON of its own. */
export const snowplow: ReadArrivals = (body) =>
  listOf(fieldsOf(body)['data']).map(({ eid, e, ue_pr }) => {
    const event = typeof ue_pr === 'string' ? fieldsOf(JSON.parse(ue_pr)) : {}
    return arrival('pv', 'ue', e, eid, fieldsOf(event['data'])['data'])
  })

/** `{ messageId, type, properties }`, or `{ batch: […] }` */
export const segment: ReadArrivals = (body) =>
  listOf(fieldsOf(body)['batch'] ?? body).map(({ messageId, type, properties }) =>
    arrival('page', 'track', type, messageId, properties),
  )

/** `{ events: [{ insert_id, event_type, event_properties }] }` */
export const amplitude: ReadArrivals = (body) =>
  listOf(fieldsOf(body)['events']).map(({ insert_id, event_type, event_properties }) =>
    arrival('[Amplitude] Page Viewed', 'bench', event_type, insert_id, event_properties),
  )

/** `{ n, p }`: its events have no id. */
export const plausible: ReadArrivals = (body) =>
  listOf(body).map(({ n, p }) => arrival('pageview', 'bench', n, null, p))
