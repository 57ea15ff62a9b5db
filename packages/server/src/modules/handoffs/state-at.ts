import { compareText } from '../../lib/order.ts'
import type { Moment } from '../outcomes/moment.ts'
import type { Acts, GiveBack } from './acts.ts'
import type { LedgerState } from './ledger-state.ts'
import { first, type IsAfter } from './moments.ts'

/**
 * The one state that a lead is in at an instant: a function of what was done at or before it, in whatever order that is
 * given. Null before the lead was created.
 */
export function stateAt(acts: Acts, at: number, isAfter: IsAfter): LedgerState | null {
  if (acts.createdAt.at > at) return null
  if (acts.wonAt && acts.wonAt.at <= at) return 'WON'
  if (isLost(acts, at)) return 'LOST'
  const back = givenBackLast(acts, at)
  const since = (moments: readonly Moment[]): Moment[] =>
    moments.filter((moment) => moment.at <= at && moment.at > (back?.moment.at ?? Number.NEGATIVE_INFINITY))
  const qualified = since(acts.qualified)
  const accepted = since([...acts.accepted, ...openings(acts)])
  if (back && qualified.length + accepted.length === 0) return back.state
  if (acts.deals.some((deal) => isOpen(deal, at))) return 'IN_PIPELINE'
  if (accepted.length > 0) return 'ACCEPTED'
  const opened = first(qualified)
  if (opened) return stateOfQualified(acts, opened, at, isAfter)
  return isNurtured(acts, at) ? 'NURTURING' : 'NEW'
}

function stateOfQualified(acts: Acts, opened: Moment, at: number, isAfter: IsAfter): LedgerState {
  const isWorked = acts.activities.some(
    (activity) => activity.isOutbound && activity.at <= at && isAfter(activity, opened),
  )
  if (isWorked) return 'WORKING'
  return acts.assigned.some((assigned) => assigned.at <= at) ? 'UNTOUCHED' : 'QUALIFIED_UNASSIGNED'
}

const isNurtured = ({ marketed, nurtured, createdAt }: Acts, at: number): boolean =>
  marketed.some((touch) => touch > createdAt.at && touch <= at) || nurtured.some((since) => since <= at)

const isOpen = ({ openedAt, closedAt }: Acts['deals'][number], at: number): boolean =>
  openedAt.at <= at && (closedAt === null || closedAt > at)

/** Said so, or every deal that there was by then was lost by then. */
function isLost({ lostAt, deals }: Acts, at: number): boolean {
  const known = deals.filter(({ openedAt }) => openedAt.at <= at)
  const areLost = known.every(({ isLost, closedAt }) => isLost && closedAt !== null && closedAt <= at)
  return (lostAt !== null && lostAt <= at) || (known.length > 0 && areLost)
}

/** The last time by then that sales gave it back; of two at one instant, the recycling, and that of the longer time. */
export const givenBackLast = ({ givenBack }: Pick<Acts, 'givenBack'>, at: number): GiveBack | null =>
  givenBack
    .filter(({ moment }) => moment.at <= at)
    .toSorted(byForce)
    .at(-1) ?? null

const byForce = (a: GiveBack, b: GiveBack): number =>
  a.moment.at - b.moment.at ||
  compareText(b.state, a.state) ||
  untilOf(a) - untilOf(b) ||
  compareText(a.reason ?? '', b.reason ?? '')

const untilOf = (act: GiveBack): number => (act.state === 'RECYCLED' ? (act.until?.at ?? 0) : 0)

export const openings = ({ deals }: Pick<Acts, 'deals'>): Moment[] => deals.map(({ openedAt }) => openedAt)
