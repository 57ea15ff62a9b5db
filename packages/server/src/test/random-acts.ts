import fc from 'fast-check'
import type { Acts } from '../modules/handoffs/acts.ts'
import type { Moment } from '../modules/outcomes/moment.ts'

/** Few instants, so that acts meet: hours of eight days in UTC. */
export const hour = 3_600_000
const start = Date.parse('2026-03-02T00:00:00Z')
export const anyInstant = fc.integer({ min: 0, max: 8 * 24 }).map((hours) => start + hours * hour)

/** Of a mere day, the last instant, as milestones have it; the first, as activities have it. */
const day = 24 * hour
const endOf = (at: number): number => at - (at % day) + day - 1
const moment: fc.Arbitrary<Moment> = fc.oneof(
  anyInstant.map((at) => ({ at, precision: 'INSTANT' as const })),
  anyInstant.map((at) => ({ at: endOf(at), precision: 'DAY' as const })),
)
const activity = fc
  .record({ isOutbound: fc.boolean(), isReached: fc.boolean(), at: anyInstant, isDay: fc.boolean() })
  .map(({ isDay, at, ...activity }) => ({
    ...activity,
    at: isDay ? at - (at % day) : at,
    precision: isDay ? ('DAY' as const) : ('INSTANT' as const),
  }))
const giveBack = fc.record({
  state: fc.constantFrom('REFUSED' as const, 'RECYCLED' as const),
  moment,
  reason: fc.constant(null),
  until: fc.option(moment),
})
const deal = fc
  .record({ openedAt: moment, lasts: fc.option(fc.integer({ min: 0, max: 60 })), isLost: fc.boolean() })
  .map(({ openedAt, lasts, isLost }) => ({
    openedAt,
    closedAt: lasts === null ? null : openedAt.at + lasts * hour,
    isLost: isLost && lasts !== null,
  }))

/** What may happen to a lead after it was created. */
const anyLaterActs = fc.record({
  qualified: fc.array(moment, { maxLength: 3 }),
  accepted: fc.array(moment, { maxLength: 2 }),
  deals: fc.array(deal, { maxLength: 2 }),
  givenBack: fc.array(giveBack, { maxLength: 3 }),
  wonAt: fc.option(moment, { freq: 1 }),
  lostAt: fc.option(anyInstant, { freq: 1 }),
  assigned: fc.array(fc.record({ owner: fc.constantFrom('Olga', 'Otto'), at: anyInstant }), { maxLength: 2 }),
  activities: fc.array(activity, { maxLength: 4 }),
  nurtured: fc.array(anyInstant, { maxLength: 1 }),
  marketed: fc.array(anyInstant, { maxLength: 3 }),
})

export const anyActs: fc.Arbitrary<Acts> = fc
  .record({ createdAt: moment, later: anyLaterActs })
  .map(({ createdAt, later }): Acts => {
    const notBefore = (one: Moment): Moment => (one.at < createdAt.at ? createdAt : one)
    return {
      ...later,
      createdAt,
      qualified: later.qualified.map(notBefore),
      accepted: later.accepted.map(notBefore),
      deals: later.deals.map((one) => ({ ...one, openedAt: notBefore(one.openedAt) })),
      wonAt: later.wonAt && notBefore(later.wonAt),
    }
  })
