import { Batch } from '@touchline/schema'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { plantCompany } from './company.ts'
import { defaultPlan, noNoise } from './default-plan.ts'
import type { Drawing } from './leads.ts'

const drawing: Drawing = { seed: 1, leads: 400, days: 365, until: '2026-06-15' }
const company = plantCompany(defaultPlan, drawing)
const end = Date.parse(drawing.until)

const rowsOf = (kind: string): Record<string, string>[] =>
  parse(company.files.find((file) => file.kind === kind)?.csv ?? '', { columns: true })
const countBy = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1
  return counts
}

test('the same seed makes the same company, to the last byte, and another seed another one', () => {
  const text = JSON.stringify(company)
  expect(JSON.stringify(plantCompany(defaultPlan, drawing))).toBe(text)
  expect(JSON.stringify(plantCompany(defaultPlan, { ...drawing, seed: 2 }))).not.toBe(text)
})

test('more leads are those there were, and others', () => {
  const more = plantCompany(defaultPlan, { ...drawing, leads: 500 })
  expect(more.truth.persons.slice(0, 400).map(({ countsIn: _, ...lead }) => lead)).toEqual(
    company.truth.persons.map(({ countsIn: _, ...lead }) => lead),
  )
})

test('every batch is one that the collector takes, each event has an id of its own', () => {
  for (const batch of company.batches) {
    expect(Batch.safeParse({ ...batch, sentAt: '2026-06-15T00:00:00.000Z' }).error).toBeUndefined()
  }
  const ids = company.batches.flatMap(({ events }) => events.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(company.batches.map(({ visitorId }) => visitorId)).size).toBe(company.batches.length)
})

test('nothing has happened on the last day or later', () => {
  const times = [
    ...company.batches.flatMap(({ events }) => events.map(({ occurredAt }) => occurredAt)),
    ...rowsOf('leads').flatMap(({ createdAt, salAt, lostAt }) => [createdAt, salAt, lostAt]),
    ...rowsOf('opportunities').flatMap(({ createdAt, closedAt }) => [createdAt, closedAt]),
    ...rowsOf('activities').map(({ occurredAt }) => occurredAt),
    ...rowsOf('spend').map(({ day }) => day),
  ].flatMap((time) => (time ? [Date.parse(time)] : []))
  expect(times.length).toBeGreaterThan(4_000)
  expect(Math.max(...times)).toBeLessThan(end)
})

test('the CRM says of each lead what is true of it by the end', () => {
  const { persons } = company.truth
  const won = rowsOf('opportunities').filter(({ outcome }) => outcome === 'WON')
  expect(won.map(({ leadId }) => leadId)).toEqual(
    persons.filter(({ outcome }) => outcome === 'WON').map(({ lead }) => lead),
  )
  expect(won.reduce((sum, { amount }) => sum + Number(amount) * 100, 0)).toBe(
    persons.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
  )
  expect(
    rowsOf('leads')
      .filter(({ lostAt }) => lostAt)
      .map(({ id }) => id),
  ).toEqual(persons.filter(({ outcome }) => outcome === 'LOST').map(({ lead }) => lead))
})

describe('rates of the plan, worked by hand', () => {
  // Of 100 leads Nora and Omar have 30 each, Pia and Quin 20. Won of those worth accepting, times what comes before:
  // .3 · .95 · .8 + .3 · .6 · .8 + .2 · .95 · .8 · .6 + .2 · .9 · .55 · .9 = .228 + .144 + .0912 + .0891 = .5523.
  const [small, enterprise] = [0.5523 * 0.9 * 0.7, 0.5523 * 0.5 * 0.4]
  // 25 · .2 + 25 · .8 + 15 · .5 + 20 · .6 + 10 · .5 + 5 · .5 of 100 leads are small: 5 + 20 + 7.5 + 12 + 5 + 2.5.
  const mixOfAll = 0.52

  test('a channel closes what its segments close, by how often they are its own, or by how often they are of all', () => {
    const [search] = company.truth.channels
    expect(search).toMatchObject({
      channel: 'Paid Search',
      share: expect.closeTo(0.25, 12),
      // .3 · .95 + .3 · .6 + .2 · .95 + .2 · .9
      worked: expect.closeTo(0.835, 12),
      closeRate: expect.closeTo(0.2 * small + 0.8 * enterprise, 12),
      likeForLikeCloseRate: expect.closeTo(mixOfAll * small + (1 - mixOfAll) * enterprise, 12),
    })
    // Within 30 days a delay of 7 and more is one of less than 24 more: 1 − exp(−(24 / 50)^1.2).
    expect(search?.wonWithin[0]).toEqual({
      days: 30,
      rate: expect.closeTo((search?.closeRate ?? 0) * (1 - Math.exp(-((24 / 50) ** 1.2))), 12),
    })
  })

  test('an owner works what they turn to, less what they neglect of neglected channels', () => {
    // 1 but for 15 of 100 leads, of which .55 is turned to, and 10 of which .9 is: .75 + .15 · .55 + .1 · .9 = .9225.
    const [, omar] = company.truth.owners
    expect(omar).toMatchObject({
      owner: 'Omar',
      worked: expect.closeTo(0.6 * 0.9225, 12),
      reached: expect.closeTo(0.8),
    })
  })
})

describe('what is drawn', () => {
  const { persons, channels, owners } = plantCompany(defaultPlan, { ...drawing, leads: 20_000 }).truth
  /** Five deviations: of a fair draw, less than one in a million is off by more. */
  const near = (share: number, of: number) => 5 * Math.sqrt((share * (1 - share)) / of)

  test.each(channels)('comes by $channel, and is won, as often as was planned', ({ channel, share, closeRate }) => {
    const its = persons.filter((lead) => lead.channel === channel)
    expect(Math.abs(its.length / persons.length - share)).toBeLessThan(near(share, persons.length))
    const won = its.filter((lead) => lead.won).length / its.length
    expect(Math.abs(won - closeRate)).toBeLessThan(near(closeRate, its.length))
  })

  test.each(owners)('is worked by $owner as often as was planned', ({ owner, worked }) => {
    const their = persons.filter((lead) => lead.owner === owner)
    const found = their.filter((lead) => lead.worked).length / their.length
    expect(Math.abs(found - worked)).toBeLessThan(near(worked, their.length))
  })

  test.each(channels)('is won of $channel as soon as was planned', ({ channel, closeRate, wonWithin }) => {
    const won = persons.filter((lead) => lead.channel === channel && lead.won)
    for (const { days, rate } of wonWithin) {
      const share = rate / closeRate
      const found = won.filter(({ decidedAfter }) => (decidedAfter as number) <= days).length / won.length
      expect(Math.abs(found - share)).toBeLessThan(near(share, won.length) + 1e-9)
    }
  })
})

describe('who can be known to whom', () => {
  test('without noise everybody is, from the first visit on', () => {
    const { identity } = plantCompany({ ...defaultPlan, noise: noNoise }, drawing).truth
    expect(identity).toMatchObject({ precision: 1, recall: 1 })
    expect(identity.touchpoints).toBeGreaterThan(identity.ofLeads)
  })

  test('another device is never found unless it is named later', () => {
    const noise = { ...noNoise, otherDevice: 1 }
    const lost = plantCompany({ ...defaultPlan, noise }, drawing).truth.identity
    const found = plantCompany({ ...defaultPlan, noise: { ...noise, namedLater: 1 } }, drawing).truth.identity
    expect(lost.precision).toBe(1)
    expect(lost.recall).toBeLessThan(0.7)
    expect(found.recall).toBeGreaterThan(0.9)
  })

  test('who sits down at somebody else’s browser is taken for them, until they say who they are', () => {
    const { truth } = plantCompany({ ...defaultPlan, noise: { ...noNoise, sharedBrowser: 0.3 } }, drawing)
    expect(truth.identity.precision).toBeLessThan(0.9)
    const hidden = truth.persons.filter(({ countsIn }) => countsIn === 'Direct')
    expect(hidden.length).toBeGreaterThan(20)
    const taken = truth.touchpoints.filter(({ lead, knownAs }) => lead !== knownAs && knownAs !== null)
    const owners = countBy(taken, ({ lead }) => String(lead))
    for (const { lead } of hidden) expect(owners[lead]).toBeGreaterThan(0)
  })
})
