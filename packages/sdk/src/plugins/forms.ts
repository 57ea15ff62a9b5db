import type { Properties, Tracker } from '../api.ts'
import { cleanText } from '../clean.ts'
import type { Plugin } from '../plugin.ts'
import { quietly } from '../quietly.ts'
import { type ReadForm, readForm } from './form-reader.ts'
import { listen } from './listen.ts'
import { sha256 } from './sha256.ts'

export type FormDetails = {
  /** Whether sending it makes an identified visitor a lead. By default what the form's `data-touchline-form` says. */
  readonly lead?: boolean | undefined
  /** In addition to the elements that carry `data-touchline-field`. */
  readonly fields?: Properties | undefined
}

/** Records that a form was sent, by element or by name. A lead form's e-mail field identifies the visitor first. */
export const recordForm = (
  tracker: Pick<Tracker, 'record'>,
  form: HTMLFormElement | string,
  details: FormDetails = {},
): void =>
  quietly(() => {
    const read: Partial<ReadForm> = form instanceof Object ? readForm(form) : { name: cleanText(form) }
    const lead = details.lead ?? read.lead ?? false
    if (lead && read.email) tracker.record({ type: 'identify', emailHash: sha256(read.email) })
    const fields = { ...read.fields, ...details.fields }
    tracker.record({
      type: 'form',
      form: read.name ?? 'form',
      lead,
      fields: Object.keys(fields)[0] ? fields : undefined,
    })
  })()

/** Records every form that is sent, before the page's own listeners, which may keep it from being sent. */
export const watchForms = (tracker: Pick<Tracker, 'record'>): undefined =>
  listen('submit', ({ target }) => recordForm(tracker, target as HTMLFormElement))

/** Records every form that is sent. A lead form's e-mail field identifies the visitor first. */
export const forms: Plugin = (host) => watchForms(host)
