/** Asks over HTTP. Returns `data`; an answer with errors is none. */
export async function askGraphql<Answer>(address: string, key: string, query: string): Promise<Answer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { readonly data: Answer; readonly errors?: unknown }
  if (errors) throw new Error(`No answer: ${JSON.stringify(errors)}`)
  return data
}
