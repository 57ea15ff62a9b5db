/** What became of something read: its value, or why there is none. A problem is an answer, not an exception. */
export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: string }

/** Reads the text of one cell, trimmed and not blank. */
export type Reader = (text: string) => Reading<string | number | boolean>

export const value = <T>(read: T): Reading<T> => ({ kind: 'value', value: read })

export const problem = (words: string): Reading<never> => ({ kind: 'problem', problem: words })

/** Goes on with what was read; a problem stays the problem. */
export const andThen = <A, B>(reading: Reading<A>, next: (read: A) => Reading<B>): Reading<B> =>
  reading.kind === 'value' ? next(reading.value) : reading
