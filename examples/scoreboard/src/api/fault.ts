/** Why there is no answer: what a person must do about it differs. */
export type Fault =
  | { readonly kind: 'key'; readonly message: string; readonly remedy: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string }

/** A question that got no answer. */
export class AskError extends Error {
  override readonly name = 'AskError'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.kind)
    this.fault = fault
  }
}

type GraphqlError = {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly remedy?: string }
}

const aboutKeys = ['KEY_INVALID', 'KEY_MISSING']

/** What stands between a question and its answer, from what the server sent. Null where nothing does. */
export function faultIn(status: number, body: unknown): Fault | null {
  const errors = errorsOf(body)
  const [first] = errors
  if (first) return fault(first)
  if (status >= 200 && status < 300 && isRecord(body)) return null
  return status >= 502 || !isRecord(body)
    ? { kind: 'unreachable' }
    : { kind: 'refused', message: `The server answered with status ${status}.`, remedy: '' }
}

function fault({ message, extensions }: GraphqlError): Fault {
  const kind = aboutKeys.includes(extensions?.code ?? '') ? 'key' : 'refused'
  return { kind, message, remedy: extensions?.remedy ?? '' }
}

const errorsOf = (body: unknown): readonly GraphqlError[] =>
  isRecord(body) && Array.isArray(body['errors']) ? (body['errors'] as readonly GraphqlError[]) : []

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
