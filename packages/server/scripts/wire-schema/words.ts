import {
  Batch,
  Click,
  Content,
  Engagement,
  Exposure,
  Form,
  Identify,
  Link,
  Page,
  Source,
  Track,
} from '@touchline/schema'
import { z } from 'zod'
import { wireBatch } from './wire-batch.ts'

type Words = { readonly id?: string; readonly title?: string; readonly description: string }

const batch =
  'What one request to POST /v1/events carries: events of one visitor. Each event is judged by itself. Unknown properties are left out of what is stored. Lengths count UTF-16 code units.'

/** What the contract says in words, by the part of it that it is said of. A part that several share is described for all. */
const said: readonly (readonly [z.ZodType, Words])[] = [
  [wireBatch, { title: 'Touchline batch', description: batch }],
  [Batch.shape.visitorId, { description: 'One browser or device: a random UUID that its sender made and keeps.' }],
  [Batch.shape.sentAt, { description: "The sender's clock as the request leaves. The server corrects its skew." }],
  [Batch.shape.dropped, { description: 'Events that the sender gave up before these. Counted once.' }],
  [wireBatch.shape.events, { description: 'Judged one by one: a bad one never costs its neighbours.' }],
  [Page, { id: 'page', title: 'Page', description: 'A page was seen.' }],
  [Page.shape.id, { description: 'A UUIDv7, made once per event: sent twice, it is stored once.' }],
  [Page.shape.occurredAt, { description: "When it happened by the sender's clock." }],
  [Page.shape.consent, { description: 'What the visitor decided, by purpose. Left out where they were not asked.' }],
  [Page.shape.url, { description: 'Address of the page. Campaign parameters and click ids are read from it.' }],
  [Page.shape.title, { description: 'Title of the page.' }],
  [Page.shape.referrer, { description: 'Where the visitor came from. Left out where there is none.' }],
  [Identify, { id: 'identify', title: 'Identify', description: 'The visitor says who they are, by at least one key.' }],
  [Identify.shape.emailHash, { description: 'Lower-case hexadecimal SHA-256 of the normalised e-mail address.' }],
  [Identify.shape.userId, { description: "The site's own id of a signed-in user." }],
  [Identify.shape.crmId, { description: "The record's id in the CRM named crmSystem." }],
  [Identify.shape.crmSystem, { description: 'The name of a CRM, as its imports call it.' }],
  [
    Identify.shape.identityToken,
    { description: "A JWT by which the site's server proves who it is: docs/identity.md." },
  ],
  [Form, { id: 'form', title: 'Form', description: 'A form was sent. `form` is its name or id on the page at `url`.' }],
  [Form.shape.lead, { description: 'True when sending it makes an identified visitor a lead.' }],
  [Form.shape.fields, { description: 'Of its content only what the site opted in to.' }],
  [Track, { id: 'track', title: 'Track', description: 'Something happened that the site gave a name to.' }],
  [Track.shape.properties, { description: 'What the site says of it.' }],
  [Engagement, { id: 'engagement', title: 'Engagement', description: 'A page was looked at for some more time.' }],
  [Engagement.shape.engagedMs, { description: 'Milliseconds that it was visible with its window in front.' }],
  [Engagement.shape.scrollPercent, { description: 'How far down it was seen so far.' }],
  [Content, { id: 'content', title: 'Content', description: 'An asset was seen or downloaded.' }],
  [Content.shape.content, { description: "The asset's name, as the site calls it." }],
  [Click, { id: 'click', title: 'Click', description: 'A link to another site, or to a file, was followed.' }],
  [Exposure, { id: 'exposure', title: 'Exposure', description: 'The visitor got a variant of an experiment.' }],
  [Source, { id: 'source', title: 'Source', description: 'How the visitor says they heard of the company.' }],
  [Link, { id: 'link', title: 'Link', description: 'Another site claims that this is a visitor of theirs.' }],
  [Link.shape.visitorId, { description: 'Who they are there. A claim: it joins nobody by itself.' }],
]

export const words = z.registry<Words>()
for (const [part, its] of said) words.add(part, its)
