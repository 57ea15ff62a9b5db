import type { OnSetAside } from './derive-safely.ts'

type Aside = Parameters<OnSetAside>[0]

/** What the loop says to whoever started its thread. */
export type Told =
  | { readonly kind: 'failed'; readonly error: DescribedError }
  | { readonly kind: 'set aside'; readonly aside: Omit<Aside, 'error'>; readonly error: DescribedError }

/** An error, as it passes between threads: of the error itself, its code would be lost on the way. */
export type DescribedError = {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly code: string | undefined
}

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, code: undefined }
  const { name, message, stack } = error
  return { name, message, stack, code: 'code' in error ? String(error.code) : undefined }
}

export const errorOf = ({ message, code, ...rest }: DescribedError): Error =>
  Object.assign(new Error(message), rest, code !== undefined && { code })
