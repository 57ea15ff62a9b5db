import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AskError } from '../api/fault.ts'
import { FaultNote } from './fault-note.tsx'

type AnsweredProps<Answer> = {
  readonly answer: UseQueryResult<Answer>
  /** What is being fetched, for those who wait: `the channels`. */
  readonly of: string
  readonly children: (answer: Answer) => ReactNode
}

/** Shows an answer, or that it is on its way, or why there is none and what to do. */
export function Answered<Answer>({ answer, of, children }: AnsweredProps<Answer>) {
  const { data, error, isFetching, refetch } = answer
  if (error) return <FaultNote fault={faultOf(error)} onRetry={() => void refetch()} />
  if (data === undefined) return <p className="waiting" role="status">{`Asking for ${of} …`}</p>
  return (
    <div className="answered" aria-busy={isFetching}>
      {children(data)}
    </div>
  )
}

const faultOf = (error: Error) =>
  error instanceof AskError ? error.fault : { kind: 'refused' as const, message: error.message, remedy: '' }
