import { newTracker, trackPageView, trackSelfDescribingEvent } from '@snowplow/browser-tracker'
import type { Properties } from './client.ts'

newTracker('bench', collector, { appId: 'bench' })
trackPageView()
globalThis.client = {
  page: () => trackPageView(),
  track: (properties: Properties) =>
    trackSelfDescribingEvent({ event: { schema: 'iglu:com.example/bench/jsonschema/1-0-0', data: properties } }),
}
