import { init, track } from '@plausible-analytics/tracker'
import type { Properties } from './client.ts'

init({ domain: 'shop.example', endpoint: `${collector}/api/event`, captureOnLocalhost: true })
globalThis.client = {
  page: () => track('pageview', {}),
  track: ({ number, ...texts }: Properties) => track('bench', { props: { number: `${number}`, ...texts } }),
}
