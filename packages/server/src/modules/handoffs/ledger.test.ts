import { fc, test as law } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { anyActs, anyInstant, hour } from '../../test/random-acts.ts'
import { replay } from '../../test/replay.ts'
import type { Acts } from './acts.ts'
import { handoffsOf } from './handoffs-of.ts'
import { isWithSales, ledgerStates, sides } from './ledger-state.ts'
import { isAfterIn } from './moments.ts'
import { runOf, type Stay } from './run-of.ts'
import { stateAt } from './state-at.ts'

const isAfter = isAfterIn('UTC')
const run = (acts: Acts): Stay[] => runOf(acts, isAfter)
const stayAt = (stays: readonly Stay[], at: number) =>
  stays.filter(({ since, until }) => since <= at && (until === null || at < until))

/** The acts until an instant: as much as was known by then. */
const until = (acts: Acts, at: number): Acts => ({
  ...acts,
  qualified: acts.qualified.filter((moment) => moment.at <= at),
  accepted: acts.accepted.filter((moment) => moment.at <= at),
  deals: acts.deals
    .filter(({ openedAt }) => openedAt.at <= at)
    .map((deal) => (deal.closedAt !== null && deal.closedAt > at ? { ...deal, closedAt: null, isLost: false } : deal)),
  givenBack: acts.givenBack.filter(({ moment }) => moment.at <= at),
  wonAt: acts.wonAt && acts.wonAt.at <= at ? acts.wonAt : null,
  lostAt: acts.lostAt !== null && acts.lostAt <= at ? acts.lostAt : null,
  assigned: acts.assigned.filter((one) => one.at <= at),
  activities: acts.activities.filter((one) => one.at <= at),
  nurtured: acts.nurtured.filter((since) => since <= at),
  marketed: acts.marketed.filter((touch) => touch <= at),
})

const reversed = (acts: Acts): Acts => ({
  ...acts,
  qualified: acts.qualified.toReversed(),
  accepted: acts.accepted.toReversed(),
  deals: acts.deals.toReversed(),
  givenBack: acts.givenBack.toReversed(),
  assigned: acts.assigned.toReversed(),
  activities: acts.activities.toReversed(),
  marketed: acts.marketed.toReversed(),
})

/** Instants around which something may change: what happens happens on the hour, or at the end of a day. */
const around = fc.tuple(anyInstant, fc.constantFrom(-1, 0, 1, hour / 2)).map(([at, by]) => at + by)

describe('the run of the states of a lead', () => {
  law.prop([anyActs, around])('has exactly one at any instant from its creation on, and none before', (acts, at) => {
    expect(stayAt(run(acts), at)).toHaveLength(at < acts.createdAt.at ? 0 : 1)
  })

  law.prop([anyActs, around])('is what playing back the acts comes to', (acts, at) => {
    expect(stayAt(run(acts), at)[0]?.state ?? null).toBe(replay(acts, at, isAfter))
  })

  law.prop([anyActs, around])('owes nothing to what happened later', (acts, at) => {
    expect(stateAt(until(acts, at), at, isAfter)).toBe(stateAt(acts, at, isAfter))
    const ofThen = run(until(acts, at)).filter(({ since }) => since <= at)
    expect(
      run(acts)
        .filter(({ since }) => since <= at)
        .map(({ state, since }) => [state, since]),
    ).toEqual(ofThen.map(({ state, since }) => [state, since]))
  })

  law.prop([anyActs])('and its handoffs do not depend on the order in which things are told', (acts) => {
    const stays = run(acts)
    expect(run(reversed(acts))).toEqual(stays)
    const states = (of: Acts) =>
      handoffsOf(of, stays, isAfter).map(({ refusal, recycling, ...handoff }) => [
        handoff,
        refusal?.moment,
        recycling?.moment,
      ])
    expect(states(reversed(acts))).toEqual(states(acts))
  })

  law.prop([anyActs])('has no two neighbours that are the same, and no gap', (acts) => {
    const stays = run(acts)
    for (const [i, stay] of stays.entries()) {
      const next = stays[i + 1]
      expect(stay.until).toBe(next?.since ?? null)
      expect(stay.state).not.toBe(next?.state)
    }
  })

  law.prop([anyActs])('never leaves WON', (acts) => {
    const stays = run(acts)
    expect(stays.slice(0, -1).map(({ state }) => state)).not.toContain('WON')
  })
})

describe('the handoffs of a lead', () => {
  law.prop([anyActs])('last exactly as long as the lead is with the team that has it', (acts) => {
    const stays = run(acts)
    const handoffs = handoffsOf(acts, stays, isAfter)
    for (const { state, since, until: end } of stays) {
      const holding = handoffs.filter(
        ({ openedAt, endedAt }) => openedAt <= since && (endedAt === null || (end !== null && end <= endedAt)),
      )
      const direction = isWithSales(state) ? 'TO_SALES' : state === 'RECYCLED' ? 'TO_MARKETING' : undefined
      expect(holding.map((handoff) => handoff.direction)).toEqual(direction ? [direction] : [])
    }
  })

  law.prop([anyActs])('say the same as the states do', (acts) => {
    const stays = run(acts)
    const wonAt = stays.find(({ state }) => state === 'WON')?.since
    for (const handoff of handoffsOf(acts, stays, isAfter).filter(({ direction }) => direction === 'TO_SALES')) {
      const { openedAt, endedAt, answeredAt, acceptedAt, settledAt } = handoff
      const own = stays.filter(({ since }) => since >= openedAt && (endedAt === null || since < endedAt))
      const states = own.map(({ state }) => state)
      const isAccepted = states.includes('ACCEPTED') || states.includes('IN_PIPELINE')
      expect(acceptedAt !== null).toBe(isAccepted || (endedAt !== null && wonAt === endedAt))
      if (states.includes('WORKING')) expect(answeredAt).not.toBeNull()
      expect(settledAt ?? Infinity).toBeLessThanOrEqual(endedAt ?? Infinity)
    }
  })
})

law('every open state has one side that is accountable, and no closed one has', () => {
  const open = ledgerStates.filter((state) => sides[state] !== null)
  expect(ledgerStates).toHaveLength(11)
  expect(ledgerStates.filter((state) => !open.includes(state))).toEqual(['WON', 'LOST'])
})
