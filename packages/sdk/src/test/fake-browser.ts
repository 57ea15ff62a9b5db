import { Batch, WireEvent } from '@touchline/schema'
import { fakeBrowser as anyBrowser } from '../testing/fake-browser.ts'
import type { WireEvent as Event, WireBatch } from '../wire.ts'

/** Parses as the collector does, so that no test passes with what it would refuse. Null for what is no JSON. */
function parsed(body: string): WireBatch | null {
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    return null
  }
  const batch = Batch.parse(given)
  return { ...batch, events: batch.events.map((event) => WireEvent.parse(event) as Event) }
}

export const fakeBrowser = () => anyBrowser(parsed)
