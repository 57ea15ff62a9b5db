import type { Acts, Deal } from '../modules/handoffs/acts.ts'
import type { LedgerState } from '../modules/handoffs/ledger-state.ts'
import type { IsAfter } from '../modules/handoffs/moments.ts'
import type { Moment } from '../modules/outcomes/moment.ts'

/** What is remembered of a lead while its acts are played back, one after the other. */
type Memory = {
  handedOver: Moment | null
  isAccepted: boolean
  openDeals: number
  lostDeals: number
  deals: number
  back: LedgerState | null
  isLost: boolean
  isWon: boolean
  isAssigned: boolean
  isMarketed: boolean
  outbound: Moment[]
}

type Step = { readonly at: number; readonly rank: number; readonly apply: (memory: Memory) => unknown }

/**
 * The state of a lead at an instant, by playing back what happened until then: another way to say what the ledger says,
 * which tests hold against it.
 */
export function replay(acts: Acts, at: number, isAfter: IsAfter): LedgerState | null {
  if (at < acts.createdAt.at) return null
  const memory: Memory = {
    ...{ handedOver: null, isAccepted: false, openDeals: 0, lostDeals: 0, deals: 0, back: null },
    ...{ isLost: false, isWon: false, isAssigned: false, isMarketed: false, outbound: [] },
  }
  const steps = stepsOf(acts).filter((step) => step.at <= at)
  for (const step of steps.sort((a, b) => a.at - b.at || a.rank - b.rank)) step.apply(memory)
  return stateOf(memory, isAfter)
}

function stateOf(memory: Memory, isAfter: IsAfter): LedgerState {
  const { handedOver, outbound } = memory
  if (memory.isWon) return 'WON'
  if (memory.isLost || (memory.deals > 0 && memory.deals === memory.lostDeals)) return 'LOST'
  if (memory.back) return memory.back
  if (memory.openDeals > 0) return 'IN_PIPELINE'
  if (memory.isAccepted) return 'ACCEPTED'
  if (!handedOver) return memory.isMarketed ? 'NURTURING' : 'NEW'
  if (outbound.some((activity) => isAfter(activity, handedOver))) return 'WORKING'
  return memory.isAssigned ? 'UNTOUCHED' : 'QUALIFIED_UNASSIGNED'
}

/** What sales is told again, it has again. */
function revive(memory: Memory): void {
  if (memory.back === null) return
  Object.assign(memory, { back: null, handedOver: null, isAccepted: false })
}

const accept = (memory: Memory): void => {
  revive(memory)
  memory.isAccepted = true
}

const never = Number.POSITIVE_INFINITY

/** What sales and marketing did, in the order of what counts at one instant. */
function stepsOf(acts: Acts): Step[] {
  const { activities, assigned, marketed, nurtured, wonAt, lostAt, createdAt } = acts
  return [
    ...passedOn(acts),
    ...acts.deals.flatMap(dealSteps),
    ...activities
      .filter(({ isOutbound }) => isOutbound)
      .map((activity) => ({ at: activity.at, rank: 6, apply: ({ outbound }: Memory) => outbound.push(activity) })),
    ...assigned.map(({ at }) => ({ at, rank: 6, apply: set({ isAssigned: true }) })),
    ...nurtured.map((at) => ({ at, rank: 6, apply: set({ isMarketed: true }) })),
    ...marketed.filter((at) => at > createdAt.at).map((at) => ({ at, rank: 6, apply: set({ isMarketed: true }) })),
    { at: lostAt ?? never, rank: 7, apply: set({ isLost: true }) },
    { at: wonAt?.at ?? never, rank: 8, apply: set({ isWon: true }) },
  ]
}

const set = (known: Partial<Memory>) => (memory: Memory) => Object.assign(memory, known)

const passedOn = ({ qualified, accepted, givenBack }: Acts): Step[] => [
  ...qualified.map((moment) => ({
    at: moment.at,
    // Of those at one instant, one known to the day first.
    rank: moment.precision === 'DAY' ? 0 : 1,
    apply: (memory: Memory) => {
      revive(memory)
      memory.handedOver ??= moment
    },
  })),
  ...accepted.map(({ at }) => ({ at, rank: 2, apply: accept })),
  ...givenBack.map(({ moment, state }) => ({
    at: moment.at,
    rank: state === 'REFUSED' ? 4 : 5,
    apply: set({ back: state, handedOver: null, isAccepted: false }),
  })),
]

const dealSteps = ({ openedAt, closedAt, isLost }: Deal): Step[] => [
  {
    at: openedAt.at,
    rank: 2,
    apply: (memory) => {
      accept(memory)
      memory.deals += 1
      memory.openDeals += 1
    },
  },
  {
    at: closedAt ?? never,
    rank: 3,
    apply: (memory) => {
      memory.openDeals -= 1
      memory.lostDeals += isLost ? 1 : 0
    },
  },
]
