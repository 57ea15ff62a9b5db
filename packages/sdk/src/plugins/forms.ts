import type { Properties, Tracker } from '../api.ts'
import { cleanText } from '../clean.ts'
import type { Plugin } from '../plugin.ts'
import { quietly } from '../quietly.ts'
import { type ReadForm, readForm } from './form-reader.ts'
import { sha256 } from './sha256.ts'

export type FormDetails = {
  /** Whether sending it makes an identified visitor a lead. By default what the form's `data-touchline-form` says. */
  readonly lead?: boolean | undefined
  /** In addition to the elements that carry `data-touchline-field`. */
  readonly fields?: Properties | undefined
}

const named = (name: unknown): ReadForm => ({ name: cleanText(name) ?? 'form', lead: false, email: null, fields: {} })

function recordRead({ record }: Pick<Tracker, 'record'>, read: ReadForm, details: FormDetails): void {
  const lead = details.lead ?? read.lead
  if (lead && read.email) record({ type: 'identify', emailHash: sha256(read.email) })
  const fields = { ...read.fields, ...details.fields }
  record({ type: 'form', form: read.name, lead, fields: Object.keys(fields)[0] ? fields : undefined })
}

/** Records that a form was sent, by element or by name. A lead form's e-mail field identifies the visitor first. */
export const recordForm = (
  tracker: Pick<Tracker, 'record'>,
  form: HTMLFormElement | string,
  details: FormDetails = {},
): void => quietly(() => recordRead(tracker, form instanceof Object ? readForm(form) : named(form), details))()

/** Records every form that is sent, before the page's own listeners, which may keep it from being sent. */
export const watchForms = (tracker: Pick<Tracker, 'record'>): void =>
  document.addEventListener('submit', ({ target }) => recordForm(tracker, target as HTMLFormElement), true)

/** Records every form that is sent. A lead form's e-mail field identifies the visitor first. */
export const forms: Plugin = (host) => {
  watchForms(host)
  return undefined
}
