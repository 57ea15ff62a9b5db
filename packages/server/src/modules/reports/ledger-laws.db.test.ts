import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { crmLead, deal, elsewhere, type Known, know, type Server, test } from '../../test/graphql-test.ts'
import { settle } from '../../test/ledger-company.ts'
import { replay } from '../../test/replay.ts'
import type { Step } from '../handoffs/acts.ts'
import { actsOf } from '../handoffs/acts-of-lead.ts'
import { isAfterIn } from '../handoffs/moments.ts'
import { readLeadRecord, readOpportunity } from '../outcomes/facts.ts'
import { leadsOf } from '../outcomes/lead.ts'
import type { LeadFields, OpportunityFields } from '../outcomes/records.ts'

const zone = 'Europe/Berlin'
const hours = fc.integer({ min: 0, max: 20 * 24 })
const instantOf = (hour: number): string =>
  new Date(Date.parse('2026-03-20T00:30:00Z') + hour * 3_600_000).toISOString()
const instant = hours.map(instantOf)
/** As the CRM dates things: to the instant, or to the day. The clocks go forward on 29 March. */
const date = fc.oneof(
  instant,
  hours.map((hour) => instantOf(hour).slice(0, 10)),
)

const fields: fc.Arbitrary<LeadFields> = fc.record(
  {
    createdAt: date,
    owner: fc.constantFrom('Olga', 'Otto'),
    assignedAt: date,
    milestone: fc.constantFrom('MQL' as const, 'SAL' as const, 'LOST' as const, 'WON' as const),
    mqlAt: date,
    salAt: date,
    wonAt: date,
    lostAt: date,
    refusedAt: date,
    recycledAt: date,
    recycledUntil: date,
  },
  { requiredKeys: ['createdAt'] },
)
const opportunity: fc.Arbitrary<OpportunityFields> = fc.record(
  { outcome: fc.constantFrom('OPEN', 'WON', 'LOST'), createdAt: date, closedAt: date },
  { requiredKeys: ['outcome'] },
)
const touch = fc.record({
  at: instant,
  side: fc.constantFrom('MARKETING' as const, 'SALES' as const),
  direction: fc.option(fc.constantFrom('INBOUND' as const, 'OUTBOUND' as const)),
})
const aPerson = fc.record({
  fields,
  opportunities: fc.array(opportunity, { maxLength: 2 }),
  touches: fc.uniqueArray(touch, { maxLength: 3, selector: ({ at }) => at }),
})
type Person = typeof aPerson extends fc.Arbitrary<infer P> ? P : never

const companyOf = (persons: readonly Person[]): Known => ({
  records: persons.flatMap((person, i) => [
    crmLead(`p${i}`, person.fields),
    ...person.opportunities.map((one, no) => deal(`p${i}`, one, `p${i}-${no}`)),
  ]),
  events: persons.flatMap(({ touches }, i) =>
    touches.flatMap(({ at, side, direction }) =>
      elsewhere(`p${i}`, at, 'call', side, direction && side === 'SALES' ? { direction } : {}),
    ),
  ),
})

/** The state of each person's lead at an instant, straight from what is known of them. */
function statesOf(persons: readonly Person[], at: number): (string | null)[] {
  return persons.flatMap((person, i) => {
    const key = `crm:crm:p${i}`
    const leads = leadsOf(
      {
        records: [readLeadRecord(key as never, person.fields, zone)],
        opportunities: person.opportunities.map((one, no) =>
          readOpportunity('crm', `p${i}-${no}`, { leadKey: key, ...one }, zone),
        ),
        forms: [],
      },
      zone,
    )
    const journey: Step[] = person.touches.map(({ at: happened, side, direction }) => ({
      ...{ at: Date.parse(happened), precision: 'INSTANT', side, reached: null },
      direction: side === 'SALES' ? direction : null,
    }))
    return leads.map((lead) => replay(actsOf(lead, journey), at, isAfterIn(zone)))
  })
}

type Row = { readonly state: string; readonly leads: number }
type Flow = { readonly from: string | null; readonly to: string; readonly leads: number }

const ask = async (server: Server, at: string, since: string) =>
  (
    await server.ask(
      `query ($at: DateTime!, $since: DateTime!) {
        leadLedger(asOf: $at) { total rows { state leads } flows(since: $since) { from to leads } }
      }`,
      { variables: { at, since } },
    )
  ).data.leadLedger

/** How many there are of each, leaving out those of which there is none. */
const tally = (things: readonly { readonly name: string | null; readonly leads: number }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { name, leads } of things) if (name !== null && leads > 0) counts[name] = (counts[name] ?? 0) + leads
  return counts
}

describe('the ledger of any company, as of any time', () => {
  test('is what playing back the facts comes to; states add up to all leads, and flows to both ledgers', async ({
    server,
    db,
    workspaces: [company],
  }) => {
    await settle(db, company)
    const companies = fc.array(aPerson, { minLength: 60, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        companies,
        fc.array(fc.tuple(hours, hours), { minLength: 4, maxLength: 4 }),
        async (persons, times) => {
          await know(db, company, companyOf(persons))
          for (const [one, other] of times) {
            const [since, at] = [Math.min(one, other), Math.max(one, other)].map(instantOf) as [string, string]
            const now = await ask(server, at, since)
            const states = tally(statesOf(persons, Date.parse(at)).map((name) => ({ name, leads: 1 })))
            const flows = now.flows as readonly Flow[]
            expect(tally((now.rows as readonly Row[]).map(({ state, leads }) => ({ name: state, leads })))).toEqual(
              states,
            )
            expect(now.total).toBe(Object.values(states).reduce((sum, leads) => sum + leads, 0))
            expect(tally(flows.map(({ to, leads }) => ({ name: to, leads })))).toEqual(states)
            expect(tally(flows.map(({ from, leads }) => ({ name: from, leads })))).toEqual(
              tally(statesOf(persons, Date.parse(since)).map((name) => ({ name, leads: 1 }))),
            )
          }
        },
      ),
      { numRuns: 1 },
    )
  })
})
