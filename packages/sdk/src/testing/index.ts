export type { Reply, Settings } from './fake-browser.ts'
export type { Shown } from './fake-page.ts'
export { createTestTracker, type TestTracker, type TestTrackerOptions } from './test-tracker.ts'
