import { z } from 'zod'
import { EventId, VisitorId } from './ids.ts'
import { limits } from './limits.ts'
import { isPlainText, isPlainTrimmed, isPlainUrl } from './plain.ts'
import { shortUrl } from './short-url.ts'
import { withShortcut } from './shortcut.ts'

/** NUL and unpaired surrogates: no database keeps them as text, so they go at the edge. */
const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const clean = (value: string): string => value.replace(unstorable, '')

const anyText = withShortcut(z.string().overwrite(clean).max(limits.textCharacters), isPlainText)
const text = withShortcut(z.string().overwrite(clean).trim().min(1).max(limits.textCharacters), isPlainTrimmed)
const url = withShortcut(
  z
    .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
    .overwrite(clean)
    .max(limits.sentUrlCharacters, `is longer than ${limits.sentUrlCharacters} characters`)
    .overwrite(shortUrl),
  isPlainUrl,
)
const scalar = z.union([anyText, z.number(), z.boolean(), z.null()])
const properties = z.record(text, scalar).refine((all) => Object.keys(all).length <= limits.propertiesPerEvent, {
  error: `has more than ${limits.propertiesPerEvent} properties`,
})

/** Lower-case hexadecimal SHA-256 of the normalised address. The clear address never leaves the browser. */
const emailHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the normalised address, in lower-case hexadecimal')

/** The name of a CRM, as keys of its records carry it. */
export const CrmSystem = z.string().regex(/^[a-z0-9_-]{1,64}$/, 'must be 1 to 64 of a-z, 0-9, _ and -')

const common = {
  id: EventId,
  /** When it happened by the sender's clock; the collector corrects skew from the batch's `sentAt`. */
  occurredAt: z.iso.datetime({ offset: true }),
  /** What the visitor has decided, purpose by purpose. Left out where they weren't asked. */
  consent: z
    .record(text, z.boolean())
    .refine((all) => Object.keys(all).length <= limits.propertiesPerEvent, {
      error: `has more than ${limits.propertiesPerEvent} purposes`,
    })
    .optional(),
}

/** A page was seen. The server reads campaign parameters and click ids from `url`. */
export const Page = z.object({
  ...common,
  type: z.literal('page'),
  url,
  title: anyText.optional(),
  /** Where the visitor came from, as the browser tells it. Left out where there is none. */
  referrer: url.optional(),
})

/** The visitor says who they are: a claim, unless a token proves it. It names at least one key, or has a token that does. */
export const Identify = z
  .object({
    ...common,
    type: z.literal('identify'),
    emailHash: emailHash.optional(),
    /** The site's own id of a signed-in user. */
    userId: text.optional(),
    /** The record's id in the CRM named `crmSystem`. */
    crmId: text.optional(),
    crmSystem: CrmSystem.optional(),
    /** What the site's server signed: what it says is verified. `IdentityClaims` is what it holds. */
    identityToken: z.string().max(limits.urlCharacters).optional(),
  })
  .refine((event) => event.emailHash || event.userId || (event.crmId && event.crmSystem) || event.identityToken, {
    error: 'names nobody: give emailHash, userId, crmId with crmSystem, or an identityToken',
  })

/** A form was sent. Of its content only what the site opted in to. */
export const Form = z.object({
  ...common,
  type: z.literal('form'),
  url,
  /** The form's name or id on its page. */
  form: text,
  /** True when sending it makes an identified visitor a lead. */
  lead: z.boolean(),
  fields: properties.optional(),
})

/** Something the site gave a name to. */
export const Track = z.object({
  ...common,
  type: z.literal('track'),
  name: text,
  url: url.optional(),
  properties: properties.optional(),
})

/** For how long a page was looked at: visible, and its window in front. Several of one page add up. */
export const Engagement = z.object({
  ...common,
  type: z.literal('engagement'),
  url,
  engagedMs: z.int().min(0),
  /** How far down the page was seen so far. */
  scrollPercent: z.int().min(0).max(100).optional(),
})

/** An asset that the site named was seen or downloaded. */
export const Content = z.object({
  ...common,
  type: z.literal('content'),
  url,
  content: text,
  action: z.enum(['view', 'download']),
})

/** A link was followed: to another site, or to a file. */
export const Click = z.object({
  ...common,
  type: z.literal('click'),
  url,
  href: url,
  kind: z.enum(['outbound', 'file']),
})

/** The visitor got a variant of an experiment. */
export const Exposure = z.object({
  ...common,
  type: z.literal('exposure'),
  experiment: text,
  variant: text,
  url: url.optional(),
})

/** What the visitor answered when asked how they heard of the company. */
export const Source = z.object({ ...common, type: z.literal('source'), answer: text, url: url.optional() })

/** Another site claims that this is a visitor of theirs. */
export const Link = z.object({ ...common, type: z.literal('link'), visitorId: VisitorId, url: url.optional() })

/** Everything a browser or an app can report. A new kind of event is a new member here, and nowhere else first. */
export const WireEvent = z.discriminatedUnion('type', [
  Page,
  Identify,
  Form,
  Track,
  Engagement,
  Content,
  Click,
  Exposure,
  Source,
  Link,
])
export type WireEvent = z.output<typeof WireEvent>

/** An event as it crosses the wire: JSON, before parsing. */
export type WireEventInput = z.input<typeof WireEvent>

/**
 * What one request of an SDK carries: events of one visitor. Judged before its events, which are judged one by one,
 * so that a bad event never costs its neighbours.
 */
export const Batch = z.object({
  visitorId: VisitorId,
  /** The sender's clock as the request leaves. */
  sentAt: z.iso.datetime({ offset: true }),
  /** Events that the sender gave up before these, as it had no more room for them. */
  dropped: z.int().min(0).optional(),
  events: z
    .array(z.unknown())
    .min(1, 'has no events')
    .max(limits.eventsPerBatch, `has more than ${limits.eventsPerBatch} events: send several batches`),
})
export type Batch = z.output<typeof Batch>

/** A batch as it crosses the wire. */
export type BatchInput = Omit<z.input<typeof Batch>, 'events'> & { events: WireEventInput[] }

/** What became of a batch: a 200 answer of `POST /v1/events`. Only `rejected` events are lost, and each says why. */
export type BatchVerdict = {
  readonly accepted: number
  /** Already stored before this request, or twice in it. */
  readonly duplicates: number
  readonly rejected: readonly { readonly index: number; readonly problem: string }[]
  /** Accepted ones that stay claims, as their identity token proves nothing. Left out where there is none. */
  readonly unverified?: readonly { readonly index: number; readonly problem: string }[]
}
