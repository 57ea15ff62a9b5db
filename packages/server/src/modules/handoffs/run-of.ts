import type { Acts } from './acts.ts'
import type { LedgerState } from './ledger-state.ts'
import type { IsAfter } from './moments.ts'
import { stateAt } from './state-at.ts'

/** How long a lead was in one state: `since` is in, `until` is not. Null where nothing known ends it. */
export type Stay = { readonly state: LedgerState; readonly since: number; readonly until: number | null }

/** The states that a lead was in, one after the other, from its creation on. No two neighbours are the same. */
export function runOf(acts: Acts, isAfter: IsAfter): Stay[] {
  const stays: { state: LedgerState; since: number; until: number | null }[] = []
  for (const at of turns(acts)) {
    const state = stateAt(acts, at, isAfter)
    const last = stays.at(-1)
    if (state === null || state === last?.state) continue
    if (last) last.until = at
    stays.push({ state, since: at, until: null })
  }
  return stays
}

/** Every instant at which the state may become another, in time order. */
function turns(acts: Acts): number[] {
  const created = acts.createdAt.at
  const at = [
    created,
    ...[...acts.qualified, ...acts.accepted, ...acts.givenBack.map(({ moment }) => moment)].map((moment) => moment.at),
    ...acts.deals.flatMap(({ openedAt, closedAt }) => [openedAt.at, closedAt ?? created]),
    acts.wonAt?.at ?? created,
    acts.lostAt ?? created,
    ...acts.nurtured,
    ...acts.assigned.map((assigned) => assigned.at),
    ...acts.activities.flatMap((activity) => (activity.isOutbound ? [activity.at] : [])),
    acts.marketed.reduce((earliest, touch) => (touch > created ? Math.min(earliest, touch) : earliest), Infinity),
  ]
  return [...new Set(at)].filter((instant) => instant >= created && instant < Infinity).sort((a, b) => a - b)
}
