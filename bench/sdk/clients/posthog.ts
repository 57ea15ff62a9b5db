import { posthog } from 'posthog-js'
import type { Properties } from './client.ts'

posthog.init('phc_bench', {
  api_host: collector,
  autocapture: false,
  capture_pageleave: false,
  capture_performance: false,
  capture_dead_clicks: false,
  disable_session_recording: true,
  disable_surveys: true,
  disable_external_dependency_loading: true,
  advanced_disable_flags: true,
})
globalThis.client = {
  page: () => void posthog.capture('$pageview'),
  track: (properties: Properties) => void posthog.capture('bench', properties),
}
