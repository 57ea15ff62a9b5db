import { normaliseEmail } from '@touchline/schema/email'
import { cleanText } from '../clean.ts'
import type { Scalar } from '../wire.ts'

/** What a form says of itself, and what of its content may be used. */
export type ReadForm = {
  readonly name: string
  readonly lead: boolean
  /** The address typed into it, normalised. Only ever used as a hash. */
  readonly email: string | null
  readonly fields: Readonly<Record<string, Scalar>>
}

type Field = HTMLInputElement

const autocompleteOf = (field: Field): string => (field.getAttribute('autocomplete') ?? '').toLowerCase()

const isEmail = (field: Field): boolean =>
  field.type === 'email' || field.name?.toLowerCase() === 'email' || /\bemail\b/.test(autocompleteOf(field))

/** Whatever a page opted in to, these are nobody's business. */
const isPrivate = (field: Field): boolean =>
  isEmail(field) ||
  /^(password|hidden|file)$/.test(field.type) ||
  /password|one-time-code|\bcc-/.test(autocompleteOf(field)) ||
  /card.?(n|code)|\bcc.?n|cvc|cvv|csc|iban/i.test(`${field.name} ${field.id}`)

/** Undefined where nothing was chosen. */
function contentOf(field: Field): Scalar | undefined {
  if (field.type === 'checkbox') return field.checked
  if (field.type === 'radio' && !field.checked) return undefined
  return field.value
}

function fieldsOf(elements: readonly Field[]): Record<string, Scalar> {
  const fields: Record<string, Scalar> = {}
  for (const field of elements) {
    const optedIn = field.getAttribute('data-touchline-field')
    const value = optedIn === null || isPrivate(field) ? undefined : contentOf(field)
    if (value !== undefined) fields[optedIn || field.name] = value
  }
  return fields
}

/** Names are read as attributes: as properties, a field called `id` would hide the form's. */
function nameOf(form: HTMLFormElement): string {
  const action = form.getAttribute('action')?.replace(/^https?:\/\/[^/]*|[?#].*/g, '')
  return cleanText(form.getAttribute('name') || form.getAttribute('id') || action) ?? 'form'
}

export function readForm(form: HTMLFormElement): ReadForm {
  const elements = Array.from(form.elements) as Field[]
  const emails = elements.filter(isEmail).map(({ value }) => normaliseEmail(value))
  return {
    name: nameOf(form),
    lead: form.getAttribute('data-touchline-form') === 'lead',
    email: emails.find(Boolean) ?? null,
    fields: fieldsOf(elements),
  }
}
