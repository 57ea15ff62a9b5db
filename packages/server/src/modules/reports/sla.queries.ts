import { type RawBuilder, sql } from 'kysely'

/*
 * Conditions on rows of table `handoff`, as of an instant. What happened later had not happened; a column that is null
 * never happened.
 */

type Condition = (asOf: Date | RawBuilder<unknown>) => RawBuilder<unknown>

export const isAnswered: Condition = (asOf) => sql`coalesce(answered_at <= ${asOf}, false)`

/** Neither accepted nor given back, won or lost. */
const isWaiting: Condition = (asOf) => sql`coalesce(settled_at > ${asOf}, true)`

export const isUntouched: Condition = (asOf) => sql`(${isWaiting(asOf)} and not ${isAnswered(asOf)})`

/** Whoever has it is late: to answer, then to accept or refuse; marketing to nurture, unless sales said until when. */
export const isHandoffOverdue: Condition = (asOf) => sql`(${isWaiting(asOf)} and coalesce(case
  when direction = 'TO_MARKETING' and recycled_until is not null then recycled_until < ${asOf}
  when not ${isAnswered(asOf)} then due_at < ${asOf}
  else accept_due_at < ${asOf} end, false))`

/** It counts for the SLA: it was answered, or was not although its time was up while it still waited. */
export const countsForSla: Condition = (asOf) => sql`(due_at is not null and (${isAnswered(asOf)}
  or due_at < ${asOf} and coalesce(settled_at > due_at, true)))`

export const isAnsweredWithinSla: Condition = (asOf) => sql`(${isAnswered(asOf)} and answered_at <= due_at)`
