import { AnalyticsBrowser } from '@segment/analytics-next'
import type { Properties } from './client.ts'

const segment = AnalyticsBrowser.load(
  // Its settings, which it would else ask for.
  { writeKey: 'bench', cdnSettings: { integrations: { 'Segment.io': { apiKey: 'bench' } } } },
  { integrations: { 'Segment.io': { apiHost: `${new URL(collector).host}/v1`, protocol: 'http' } } },
)
void segment.page()
globalThis.client = {
  page: () => void segment.page(),
  track: (properties: Properties) => void segment.track('bench', properties),
}
