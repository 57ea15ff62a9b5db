/** A query as GraphiQL sends it. */
type Question = { readonly query: string; readonly operationName?: string | null; readonly variables?: unknown }

/** Asks this server, with the secret key `key`. What it answers is shown as it is, faults included. */
export const askWith = (key: string) => async (question: Question) => {
  const response = await fetch('graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(question),
  })
  return response.json()
}
