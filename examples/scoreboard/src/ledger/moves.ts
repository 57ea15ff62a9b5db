import type { LedgerQuery, LedgerState } from '../api/operations.generated.ts'

type Flow = LedgerQuery['leadLedger']['flows'][number]

export type Moves = {
  /** Leads that changed their state or came in, the largest groups first. */
  readonly moved: readonly Flow[]
  /** Leads that were where they are now. */
  readonly stayed: number
}

/** What happened between two ledgers: who went where, and how many stayed. */
export function moves(flows: readonly Flow[]): Moves {
  const moved = flows.filter(({ from, to, leads }) => from !== to && leads > 0)
  const stayed = flows.filter(({ from, to }) => from === to).reduce((sum, { leads }) => sum + leads, 0)
  return { moved: moved.toSorted((a, b) => b.leads - a.leads), stayed }
}

/** How a state went from one ledger to the other: `before` plus `entered` less `left` is `now`. */
export type StateChange = {
  readonly state: LedgerState
  readonly before: number
  readonly entered: number
  readonly left: number
  readonly now: number
}

/** One for each of `states`, in their order. */
export const stateChanges = (states: readonly LedgerState[], flows: readonly Flow[]): StateChange[] =>
  states.map((state) => {
    const sum = (counts: (flow: Flow) => boolean): number =>
      flows.filter(counts).reduce((all, { leads }) => all + leads, 0)
    return {
      state,
      before: sum(({ from }) => from === state),
      entered: sum(({ from, to }) => to === state && from !== state),
      left: sum(({ from, to }) => from === state && to !== state),
      now: sum(({ to }) => to === state),
    }
  })

/** The instant a month before `now`, of the beginning of its day, so that the question stays the same all day. */
export function monthBefore(now: Date): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, now.getUTCDate()))
  // 31 March less a month is no day of February: its last one is meant.
  if (day.getUTCDate() !== now.getUTCDate()) day.setUTCDate(0)
  return day.toISOString()
}
