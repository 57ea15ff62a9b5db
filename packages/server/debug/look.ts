import { askWith } from '../graphiql/ask.ts'
import { type Arrival, question } from './arrival.ts'

export type Problem = {
  readonly message: string
  readonly remedy: string
  /** Whether asking again may do: of a key that is wrong it doesn't. */
  readonly mayPass: boolean
}

/** What a look at the server found. */
export type Look =
  | { readonly kind: 'seen'; readonly workspace: string; readonly arrivals: readonly Arrival[] }
  | { readonly kind: 'failed'; readonly problem: Problem }

type Answer = {
  readonly data?: { readonly viewer: { readonly workspace: { readonly name: string } }; readonly arrivals: Arrival[] }
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly remedy: string }
  }[]
}

const unreachable: Problem = {
  message: 'The server cannot be reached.',
  remedy: 'It is asked again every two seconds.',
  mayPass: true,
}

const lastWords = /^(KEY_|PERMISSION_)/

export async function lookWith(key: string): Promise<Look> {
  const answer: Answer | null = await askWith(key)({ query: question }).catch(() => null)
  if (!answer) return { kind: 'failed', problem: unreachable }
  const [error] = answer.errors ?? []
  if (!error && answer.data) {
    return { kind: 'seen', workspace: answer.data.viewer.workspace.name, arrivals: answer.data.arrivals }
  }
  const { code, remedy } = error?.extensions ?? { code: '', remedy: '' }
  return {
    kind: 'failed',
    problem: { message: error?.message ?? 'The server gave no answer.', remedy, mayPass: !lastWords.test(code) },
  }
}
