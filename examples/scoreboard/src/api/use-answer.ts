import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Ask } from './ask.ts'
import { AskError } from './fault.ts'
import type { TypedDocumentString } from './operations.generated.ts'

const unasked: Ask = () => Promise.reject(new AskError({ kind: 'unreachable' }))

export const AskContext = createContext<Ask>(unasked)

/** The answer to a question, asked again whenever its variables change. The last answer stays until the next is there. */
export function useAnswer<Answer, Variables>(
  operation: TypedDocumentString<Answer, Variables>,
  variables: Variables,
): UseQueryResult<Answer> {
  const ask = useContext(AskContext)
  return useQuery({
    queryKey: [operation.toString(), variables],
    queryFn: () => ask(operation, variables),
    placeholderData: keepPreviousData,
  })
}
