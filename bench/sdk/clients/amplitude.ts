import { init, track } from '@amplitude/analytics-browser'
import type { Properties } from './client.ts'

init('bench', {
  serverUrl: `${collector}/2/httpapi`,
  remoteConfig: { fetchRemoteConfig: false },
  autocapture: {
    attribution: true,
    pageViews: { trackHistoryChanges: 'all' },
    elementInteractions: false,
    fileDownloads: false,
    formInteractions: false,
    frustrationInteractions: false,
    networkTracking: false,
    pageUrlEnrichment: false,
    sessions: false,
    webVitals: false,
  },
})
let seen = 0
globalThis.client = {
  // A plug-in alone makes its page views, whenever the address is another one.
  page: () => history.pushState({}, '', location.pathname.replace(/.$/, `${seen++ % 10}`)),
  track: (properties: Properties) => void track('bench', properties),
}
