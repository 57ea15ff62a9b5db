import { AskError, faultIn } from './fault.ts'
import type { TypedDocumentString } from './operations.generated.ts'

/** Asks Touchline, with the key that the tab has. */
export type Ask = <Answer, Variables>(
  operation: TypedDocumentString<Answer, Variables>,
  variables: Variables,
) => Promise<Answer>

/** @throws AskError where there is no answer, or only a part of one. */
export const askWith =
  (key: string): Ask =>
  async <Answer, Variables>(operation: TypedDocumentString<Answer, Variables>, variables: Variables) => {
    const { status, body } = await send(key, JSON.stringify({ query: operation.toString(), variables }))
    const fault = faultIn(status, body)
    if (fault) throw new AskError(fault)
    return (body as { readonly data: Answer }).data
  }

async function send(key: string, body: string): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  try {
    const response = await fetch('graphql', { method: 'POST', headers, body })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch {
    throw new AskError({ kind: 'unreachable' })
  }
}
