import { AppError, type ErrorCode } from '../../errors.ts'

/** What a caller of a mutation can mend in what it gave. Every other failure is an error of the request. */
const codes = [
  'INPUT_INVALID',
  'PERSON_UNKNOWN',
  'KEYS_OF_ANOTHER',
  'NOTHING_TO_SPLIT',
  'NOTHING_TO_JOIN',
] as const satisfies readonly ErrorCode[]

export type UserError = {
  readonly code: (typeof codes)[number]
  readonly message: string
  readonly remedy: string
  readonly path: readonly string[]
}

/** A mistake that was found where an argument was read. */
class MistakeAt extends Error {
  readonly path: readonly string[]
  readonly mistake: unknown

  constructor(path: readonly string[], mistake: unknown) {
    super('A mistake in an argument')
    this.path = path
    this.mistake = mistake
  }
}

/** Reads an argument. A mistake in it is then known to stand at `path`. */
export function readAt<Value>(path: readonly string[], read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw new MistakeAt(path, error)
  }
}

/**
 * A failure as the caller's mistake.
 *
 * @param pathOf Where the mistake stands, if not where it was read.
 * @throws The failure itself, where it is none that a caller can mend.
 */
export function userErrorOf(failure: unknown, pathOf: (code: UserError['code']) => readonly string[]): UserError {
  const error = failure instanceof MistakeAt ? failure.mistake : failure
  const code = codes.find((each) => error instanceof AppError && error.code === each)
  if (!(error instanceof AppError) || !code) throw error
  const path = failure instanceof MistakeAt ? failure.path : pathOf(code)
  return { code, message: error.message, remedy: error.remedy, path }
}
