import { compareText } from '../../lib/order.ts'
import type { Moment } from '../outcomes/moment.ts'
import type { Acts, GiveBack } from './acts.ts'
import { isWithSales, type LedgerState } from './ledger-state.ts'
import { first, type IsAfter } from './moments.ts'
import type { Stay } from './run-of.ts'
import { givenBackLast, openings } from './state-at.ts'

/** A lead passed from one team to the other, and what came of it, as far as it was theirs. Epoch milliseconds. */
export type Handoff = {
  readonly direction: 'TO_SALES' | 'TO_MARKETING'
  readonly openedAt: number
  readonly endedAt: number | null
  readonly owner: string | null
  readonly assignedAt: number | null
  readonly answeredAt: number | null
  readonly reachedAt: number | null
  readonly acceptedAt: number | null
  readonly refusal: GiveBack | null
  readonly recycling: GiveBack | null
  /** Of one to marketing: until when marketing is to look after it, if sales said so. */
  readonly nurtureUntil: number | null
  /** When it was accepted, given back, won or lost, the first of these. */
  readonly settledAt: number | null
}

/** A span in which a lead was with one team. */
type Span = {
  readonly to: Handoff['direction']
  readonly since: number
  readonly until: number | null
  /** The state that ended it. */
  readonly next: LedgerState | null
}

/**
 * The handoffs of a lead, in time order. One to sales lasts as long as the lead is with sales; one that was won at once,
 * or that nobody knew of before, was handed over then. One to marketing lasts as long as the lead is recycled. A refusal
 * ends the one to sales and opens none: marketing owes nothing by a clock.
 */
export const handoffsOf = (acts: Acts, run: readonly Stay[], isAfter: IsAfter): Handoff[] =>
  spansOf(run).map((span) => (span.to === 'TO_SALES' ? toSales(acts, span, run, isAfter) : toMarketing(acts, span)))

function spansOf(run: readonly Stay[]): Span[] {
  const spans: Span[] = []
  for (const [i, { state, since, until }] of run.entries()) {
    const before = run[i - 1]?.state
    const next = run[i + 1]?.state ?? null
    const wasWithSales = before !== undefined && isWithSales(before)
    const last = spans.at(-1)
    if (isWithSales(state) && wasWithSales && last) spans[spans.length - 1] = { ...last, until, next }
    else if (isWithSales(state)) spans.push({ to: 'TO_SALES', since, until, next })
    else if (state === 'RECYCLED') spans.push({ to: 'TO_MARKETING', since, until, next })
    else if (state === 'WON' && !wasWithSales) spans.push({ to: 'TO_SALES', since, until: since, next: state })
  }
  return spans
}

function toSales(acts: Acts, { since, until, next }: Span, run: readonly Stay[], isAfter: IsAfter): Handoff {
  const opened = openingOf(acts, since)
  const activities = acts.activities.filter((activity) => isAfter(activity, opened) && isBefore(activity.at, until))
  const answeredAt = earliest(activities.filter(({ isOutbound }) => isOutbound).map(({ at }) => at))
  const back = until === null || next === 'WON' || next === 'LOST' ? null : givenBackLast(acts, until)
  const own = run.filter((stay) => stay.since >= since && isBefore(stay.since, until))
  const accepted = own.find(({ state }) => state === 'ACCEPTED' || state === 'IN_PIPELINE')
  const acceptedAt = accepted?.since ?? (next === 'WON' ? until : null)
  return {
    ...{ direction: 'TO_SALES', openedAt: since, endedAt: until },
    ...ownership(acts, since, until, answeredAt),
    answeredAt,
    reachedAt: earliest(activities.filter(({ isReached }) => isReached).map(({ at }) => at)),
    acceptedAt,
    refusal: back?.state === 'REFUSED' ? back : null,
    recycling: back?.state === 'RECYCLED' ? back : null,
    nurtureUntil: null,
    settledAt: acceptedAt ?? until,
  }
}

function toMarketing(acts: Acts, { since, until }: Span): Handoff {
  const recycling = givenBackLast(acts, since)
  return {
    ...{ direction: 'TO_MARKETING', openedAt: since, endedAt: until, owner: null, assignedAt: null },
    ...{ reachedAt: null, acceptedAt: null, refusal: null, recycling, settledAt: until },
    nurtureUntil: recycling?.state === 'RECYCLED' ? (recycling.until?.at ?? null) : null,
    answeredAt: earliest(acts.marketed.filter((at) => at >= since && isBefore(at, until))),
  }
}

/** The act that opened it. */
function openingOf({ createdAt, qualified, accepted, wonAt, ...rest }: Acts, since: number): Moment {
  const acts = [createdAt, ...qualified, ...accepted, ...openings(rest), ...(wonAt ? [wonAt] : [])]
  return first(acts.filter(({ at }) => at === since)) ?? { at: since, precision: 'INSTANT' }
}

/** From when on somebody had it, and who had it when it was answered, or last. */
function ownership({ assigned }: Acts, since: number, until: number | null, answeredAt: number | null) {
  const own = assigned
    .filter(({ at }) => at <= since || isBefore(at, until))
    .toSorted((a, b) => a.at - b.at || compareText(a.owner, b.owner))
  const by = (limit: number) => own.findLast(({ at }) => at <= limit)
  const assignedAt = earliest(own.map(({ at }) => Math.max(at, since)))
  const holder = (answeredAt === null ? null : by(answeredAt)) ?? by(Infinity)
  return { owner: holder?.owner ?? null, assignedAt }
}

const isBefore = (at: number, until: number | null): boolean => until === null || at < until

const earliest = (instants: readonly number[]): number | null => (instants.length > 0 ? Math.min(...instants) : null)
