import type { BatchVerdict } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import type { Objection, Verdict } from './accept.ts'
import type { EventRow, Fate } from './stored-event.ts'

/** What is answered to a batch, but for what becomes of its events: nothing that was sent is held until they are stored. */
export type Objections = Required<Pick<BatchVerdict, 'rejected' | 'unverified'>>

/** Rows of what is accepted, in the order of their ids: of those with the same one, the first sent comes first. */
export function acceptedRows(verdicts: readonly Verdict[]): EventRow[] {
  const rows = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.row] : []))
  const isInOrder = rows.every(({ event_id }, i) => i === 0 || (rows[i - 1]?.event_id ?? '') <= event_id)
  return isInOrder ? rows : rows.sort((a, b) => compareText(a.event_id, b.event_id))
}

export const objectionsIn = (verdicts: readonly Verdict[]): Objections => ({
  rejected: verdicts.flatMap((verdict) => (verdict.kind === 'rejected' ? [told(verdict)] : [])),
  unverified: verdicts.flatMap((verdict) =>
    verdict.kind === 'accepted' && verdict.unverified ? [told(verdict.unverified)] : [],
  ),
})

const told = ({ index, problem }: Objection) => ({ index, problem })

/** @param fates Of the accepted ones, in whatever order. */
export function sumUp({ rejected, unverified }: Objections, fates: readonly Fate[]): BatchVerdict {
  const duplicates = fates.filter((fate) => fate === 'KNOWN').length
  // To say that somebody was erased would tell whoever asks that they were here.
  const verdict = { accepted: fates.length - duplicates, duplicates, rejected }
  return unverified.length > 0 ? { ...verdict, unverified } : verdict
}
