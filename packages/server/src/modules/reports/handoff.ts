import { type Clocks, waited } from '../handoffs/clocks.ts'
import type { Handoff } from '../handoffs/handoffs-of.ts'
import type { LedgerState } from '../handoffs/ledger-state.ts'
import { overdueIn } from '../handoffs/overdue.ts'
import type { LeadKey } from './keys.ts'
import type { Lead } from './lead.ts'
import type { Page } from './page.ts'

/** A handoff as it is kept. */
export type StoredHandoff = LeadKey & {
  readonly handoffNo: number
  readonly direction: Handoff['direction']
  readonly openedAt: Date
  readonly owner: string | null
  readonly dueAt: Date | null
  readonly acceptDueAt: Date | null
  readonly answeredAt: Date | null
  readonly responseSeconds: number | null
  readonly reachedAt: Date | null
  readonly acceptedAt: Date | null
  readonly refusal: Lead['refusal']
  readonly recycling: Lead['recycling']
  readonly settledAt: Date | null
}

/** A handoff as of an instant: what came later is left out. */
export type LeadHandoff = Omit<StoredHandoff, 'acceptDueAt' | 'responseSeconds' | 'settledAt'> & {
  readonly state: LedgerState
  readonly isOverdue: boolean
  readonly waitedSeconds: number
}

/** A page of handoffs, to be counted if somebody asks. */
export type HandoffPage = Page<LeadHandoff> & { readonly countAll: () => Promise<number> }

/**
 * @param state Of the lead, then.
 * @param isCurrent Whether the lead was in this handoff then.
 */
export function handoffAt(
  handoff: StoredHandoff,
  state: LedgerState,
  isCurrent: boolean,
  asOf: Date,
  clocks: Clocks,
): LeadHandoff {
  const { acceptDueAt, responseSeconds, settledAt, ...stored } = handoff
  const by = <At extends Date | null>(at: At): At | null => (at && at.getTime() <= asOf.getTime() ? at : null)
  const act = <Act extends { readonly at: Date }>(one: Act | null): Act | null => (one && by(one.at) ? one : null)
  const answeredAt = by(stored.answeredAt)
  const waitedUntil = by(settledAt) ?? asOf
  return {
    ...stored,
    state,
    answeredAt,
    reachedAt: by(stored.reachedAt),
    acceptedAt: by(stored.acceptedAt),
    refusal: act(stored.refusal),
    recycling: act(stored.recycling),
    isOverdue: isCurrent && isLate(state, handoff, asOf),
    waitedSeconds:
      answeredAt && responseSeconds !== null
        ? responseSeconds
        : Math.floor(waited(clocks, stored.openedAt.getTime(), waitedUntil.getTime()) / 1_000),
  }
}

function isLate(state: LedgerState, handoff: StoredHandoff, asOf: Date): boolean {
  const { dueAt, acceptDueAt, answeredAt, recycling } = handoff
  const overdue = overdueIn(state, {
    dueAt: dueAt?.getTime() ?? null,
    acceptDueAt: acceptDueAt?.getTime() ?? null,
    answeredAt: answeredAt?.getTime() ?? null,
    nurtureUntil: recycling?.until?.getTime() ?? null,
  })
  const at = asOf.getTime()
  return overdue !== null && overdue.from < at && (overdue.until === null || overdue.until > at)
}
