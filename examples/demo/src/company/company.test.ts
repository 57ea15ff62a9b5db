import { Batch, SettingsDocument, WireEvent } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { channelPlans } from './channel-plans.ts'
import { type Company, generateCompany } from './company.ts'

const today = '2026-11-22'
const company = generateCompany(1, today)

const truthOf = (channel: string, { truth }: Company = company) => {
  const found = truth.find((row) => row.channel === channel)
  if (!found) throw new Error(`No channel ${channel}`)
  return found
}

const rowsOf = (file: string): string[] => file.trimEnd().split('\r\n').slice(1)
const events = company.visitors.flatMap((visitor) => visitor.events)

describe('the sample company', () => {
  test('is the same for the same seed and day, to the last byte', () => {
    expect(generateCompany(1, today)).toEqual(company)
  })

  test('is another for another seed', () => {
    const other = generateCompany(2, today)
    expect(other.files.leads).not.toBe(company.files.leads)
    expect(other.visitors[0]).not.toEqual(company.visitors[0])
  })

  test('is of a size that shows something and loads quickly', () => {
    expect(rowsOf(company.files.leads)).toHaveLength(1401)
    expect(company.visitors.length).toBeGreaterThan(3_500)
    expect(events.length).toBeLessThan(25_000)
  })
})

describe('what its site sends', () => {
  test('passes the wire schema, every batch and every event', () => {
    for (const visitor of company.visitors) {
      Batch.parse({ ...visitor, sentAt: `${today}T00:00:00Z` })
      for (const event of visitor.events) WireEvent.parse(event)
    }
  })

  test('has an id of its own for every event, which tells when it happened', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    for (const { id, occurredAt } of events) {
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse(occurredAt))
    }
  })

  test('happened before today, and names nobody in clear', () => {
    expect(events.every(({ occurredAt }) => occurredAt < '2026-11-21T23:00:00.000Z')).toBe(true)
    expect(JSON.stringify(events)).not.toContain('@')
  })
})

test('its settings are right, and name the stages that its CRM has', () => {
  const { stages, sla, businessHours, kpis } = SettingsDocument.parse(parse(company.settings))
  const statuses = new Set(rowsOf(company.files.leads).map((row) => row.split(',')[9]))
  expect(new Set(stages?.flatMap(({ crmStages }) => crmStages))).toEqual(statuses)
  expect(sla?.sales.firstResponse).toBe(4 * 3_600_000)
  expect(businessHours?.holidays).toContain('2026-12-25')
  expect(kpis?.length).toBeGreaterThan(5)
})

describe('what is planted in it', () => {
  test.each(channelPlans)('$channel has the leads and, in the end, the winners of its plan', (plan) => {
    const { leads, wonInTheEnd } = truthOf(plan.channel)
    expect(leads).toBe(plan.leads)
    expect(wonInTheEnd).toBe(Math.round(plan.leads * plan.closeRate))
  })

  test('every lead is won, lost or open', () => {
    for (const { leads, won, lost, open } of company.truth) expect(won + lost + open).toBe(leads)
  })

  test('Paid Social brings most leads and closes least; Organic Search has more customers of fewer leads', () => {
    const most = Math.max(...company.truth.map(({ leads }) => leads))
    const [social, search] = [truthOf('Paid Social'), truthOf('Organic Search')]
    expect(social.leads).toBe(most)
    expect(social.won / social.leads).toBeLessThan(0.03)
    expect(search.leads * 2).toBeLessThan(social.leads)
    expect(search.won).toBeGreaterThan(2 * social.won)
  })

  test('Trade Show closes late: half of its customers are still to come', () => {
    const { won, wonInTheEnd, daysToClose } = truthOf('Trade Show')
    expect(won).toBeLessThan(wonInTheEnd)
    expect(daysToClose[Math.floor(daysToClose.length / 2)]).toBeGreaterThan(100)
  })

  test('Organic Search closes best where it is worked, and is neglected; Paid Social is worked, and closes least', () => {
    const [social, search] = [truthOf('Paid Social'), truthOf('Organic Search')]
    expect(social.worked / social.handedOver).toBeGreaterThan(0.95)
    expect(search.worked / search.handedOver).toBeLessThan(0.65)
    expect(social.answeredInTime / social.worked).toBeGreaterThan(0.9)
    expect(search.answeredInTime / search.worked).toBeLessThan(0.35)
    expect(search.won / search.worked).toBeGreaterThan(10 * (social.won / social.worked))
  })

  test('Paid Video is young: most of its customers are still to come', () => {
    const { leads, won, open, wonInTheEnd } = truthOf('Paid Video')
    expect(open).toBeGreaterThan(leads / 2)
    expect(won).toBeLessThan(wonInTheEnd / 2)
  })

  test('Trade Show leads are put off more than any, and some came back and bought', () => {
    const { leads, states, revivedAndWon } = truthOf('Trade Show')
    const putOff = company.truth.map(({ states: { RECYCLED = 0 } }) => RECYCLED)
    expect(states.RECYCLED).toBe(Math.max(...putOff))
    expect(states.RECYCLED).toBeGreaterThan(leads / 3)
    expect(revivedAndWon).toBeGreaterThan(1)
  })

  test('every lead stands somewhere, and those handed over were worked or wait', () => {
    for (const { channel, leads, states, handedOver, worked, reached, answeredInTime } of company.truth) {
      const { NOT_QUALIFIED = 0, UNTOUCHED = 0, QUALIFIED_UNASSIGNED = 0 } = states
      expect(sum(Object.values(states)), channel).toBe(leads)
      expect(Math.max(reached, answeredInTime), channel).toBeLessThanOrEqual(worked)
      // Of those that sales never saw, some were thrown out.
      expect(worked + UNTOUCHED + QUALIFIED_UNASSIGNED, channel).toBeLessThanOrEqual(handedOver)
      expect(NOT_QUALIFIED, channel).toBeLessThanOrEqual(leads - handedOver)
    }
  })

  test('only what is paid for costs anything, to the cent of the file', () => {
    const cents = rowsOf(company.files.spend).map((row) => Number(/"(\d+),(\d\d)",EUR$/.exec(row)?.slice(1).join('')))
    expect(sum(cents)).toBe(sum(company.truth.map(({ spendMinor }) => spendMinor)))
    const paid = company.truth.filter(({ spendMinor }) => spendMinor > 0).map(({ channel }) => channel)
    expect(paid).toEqual(['Paid Social', 'Paid Search', 'Paid Video', 'Display', 'Trade Show', 'Webinar'])
  })

  test('the files say what the truth says: as many winners, and every euro of them', () => {
    const firstDeals = rowsOf(company.files.opportunities).filter(
      (row) => /^O-\d+,/.test(row) && row.includes('Closed won'),
    )
    const cents = firstDeals.map((row) => Number(/"([\d.]+),00"|,(\d+),00/.exec(row)?.[1]?.replaceAll('.', '')) * 100)
    expect(firstDeals).toHaveLength(sum(company.truth.map(({ won }) => won)))
    expect(sum(cents)).toBe(sum(company.truth.map(({ revenueMinor }) => revenueMinor)))
  })

  test('every lead is a person of their own, at an address that cannot exist', () => {
    const addresses = rowsOf(company.files.leads).map((row) => /[^,]+@[^,]+/.exec(row)?.[0] ?? '')
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses.every((address) => /^[a-z.-]+\d?@[a-z-]+\.example$/.test(address))).toBe(true)
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
