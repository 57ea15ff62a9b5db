import { normaliseEmail } from '@touchline/schema/email'
import { cleanText } from '../clean.ts'
import type { Scalar } from '../wire.ts'

/** What a form says of itself, and what of its content may be used. */
export type ReadForm = {
  readonly name: string | undefined
  readonly lead: boolean
  /** The address typed into it, normalised. Only ever used as a hash. */
  readonly email: string | null
  readonly fields: Readonly<Record<string, Scalar>>
}

type Field = HTMLInputElement

const autocompleteOf = (field: Field): string => `${field.getAttribute('autocomplete')}`

const isEmail = (field: Field): boolean =>
  field.type === 'email' || /^email$/i.test(field.name) || /\bemail\b/i.test(autocompleteOf(field))

/** Whatever a page opted in to, these are nobody's business. */
const isPrivate = (field: Field): boolean =>
  isEmail(field) ||
  /^(hidden|file) |password|one-time-code|\bcc-/i.test(`${field.type} ${autocompleteOf(field)}`) ||
  /card.?(n|code)|\bcc.?n|cvc|cvv|csc|iban/i.test(`${field.name} ${field.id}`)

/** Undefined where nothing was chosen. */
function contentOf(field: Field): Scalar | undefined {
  if (field.type === 'checkbox') return field.checked
  if (field.type === 'radio' && !field.checked) return undefined
  return field.value
}

/** Names are read as attributes: as properties, a field called `id` would hide the form's. */
function nameOf(form: HTMLFormElement): string | undefined {
  const action = form.getAttribute('action')?.replace(/^https?:\/\/[^/]*|[?#].*/g, '')
  return cleanText(form.getAttribute('name') || form.getAttribute('id') || action)
}

export function readForm(form: HTMLFormElement): ReadForm {
  const fields: Record<string, Scalar> = {}
  let email: string | null = null
  for (const field of form.elements as Iterable<unknown> as Iterable<Field>) {
    if (isEmail(field)) email ??= normaliseEmail(`${field.value}`)
    const optedIn = field.getAttribute('data-touchline-field')
    const value = optedIn === null || isPrivate(field) ? undefined : contentOf(field)
    if (value !== undefined) fields[optedIn || field.name] = value
  }
  return { name: nameOf(form), lead: form.getAttribute('data-touchline-form') === 'lead', email, fields }
}
