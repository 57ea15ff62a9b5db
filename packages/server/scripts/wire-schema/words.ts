import { Batch, Form, Identify, Page, Track } from '@touchline/schema'
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
  [wireBatch.shape.events, { description: 'Judged one by one: a bad one never costs its neighbours.' }],
  [Page, { id: 'page', title: 'Page', description: 'A page was seen.' }],
  [Page.shape.id, { description: 'A UUIDv7, made once per event: sent twice, it is stored once.' }],
  [Page.shape.occurredAt, { description: "When it happened by the sender's clock." }],
  [Page.shape.url, { description: 'Address of the page. Campaign parameters and click ids are read from it.' }],
  [Page.shape.title, { description: 'Title of the page.' }],
  [Page.shape.referrer, { description: 'Where the visitor came from. Left out where there is none.' }],
  [Identify, { id: 'identify', title: 'Identify', description: 'The visitor says who they are, by at least one key.' }],
  [Identify.shape.emailHash, { description: 'Lower-case hexadecimal SHA-256 of the normalised e-mail address.' }],
  [Identify.shape.userId, { description: "The site's own id of a signed-in user." }],
  [Identify.shape.crmId, { description: "The record's id in the CRM named crmSystem." }],
  [Identify.shape.crmSystem, { description: 'The name of a CRM, as its imports call it.' }],
  [Form, { id: 'form', title: 'Form', description: 'A form was sent. `form` is its name or id on the page at `url`.' }],
  [Form.shape.lead, { description: 'True when sending it makes an identified visitor a lead.' }],
  [Form.shape.fields, { description: 'Of its content only what the site opted in to.' }],
  [Track, { id: 'track', title: 'Track', description: 'Something happened that the site gave a name to.' }],
  [Track.shape.properties, { description: 'What the site says of it.' }],
]

export const words = z.registry<Words>()
for (const [part, its] of said) words.add(part, its)
