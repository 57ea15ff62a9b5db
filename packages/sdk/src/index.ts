export type { EventMap, Identity, Properties, Purposes, Tracker } from './api.ts'
export { createTracker } from './create-tracker.ts'
export type { Answer, Env } from './env.ts'
export type { TrackerOptions } from './options.ts'
export type { Hooks, Host, Plugin } from './plugin.ts'
export { type CampaignParameters, campaignParameters, type UtmParameter } from './plugins/campaigns.ts'
export { content } from './plugins/content.ts'
export { engagement } from './plugins/engagement.ts'
export { recordExposure, recordSource } from './plugins/facts.ts'
export { type FormDetails, forms, recordForm } from './plugins/forms.ts'
export { hiddenFields } from './plugins/hidden-fields.ts'
export { type LinkerOptions, linker } from './plugins/linker.ts'
export { links } from './plugins/links.ts'
export { pages } from './plugins/pages.ts'
export type { Store } from './store.ts'
export type {
  ClickEvent,
  ContentEvent,
  EngagementEvent,
  ExposureEvent,
  Fact,
  FormEvent,
  IdentifyEvent,
  LinkEvent,
  PageEvent,
  Scalar,
  SourceEvent,
  TrackEvent,
  WireBatch,
  WireEvent,
} from './wire.ts'
