import fc from 'fast-check'
import { DateTime } from 'luxon'
import type { CrmRecord } from '../modules/outcomes/records.ts'
import { crmLead, deal, elsewhere, type Known, leadForm, spend, variant, visit } from './graphql-test.ts'

const day = (dayOfYear: number): string =>
  DateTime.fromISO('2026-01-01').plus({ days: dayOfYear }).toFormat('yyyy-MM-dd')

const aVisit = fc.record({
  day: fc.integer({ min: 0, max: 120 }),
  path: fc.constantFrom('', 'blog', 'pricing'),
  query: fc.constantFrom(
    '',
    'utm_source=google&utm_medium=cpc&utm_campaign=winter&utm_term=crm&utm_content=a',
    'utm_source=google&utm_medium=cpc&utm_campaign=summer&utm_term=100%25_crm',
    'utm_source=news&utm_medium=email&utm_campaign=winter',
  ),
  referrer: fc.constantFrom(undefined, 'https://www.google.com/', 'https://partner.test/a'),
  hasForm: fc.boolean(),
})

/** What is known of one person: visits, what the CRM says, a call and a deal. */
export const aPerson = fc.record({
  visits: fc.array(aVisit, { maxLength: 4 }),
  createdOn: fc.integer({ min: 60, max: 130 }),
  source: fc.option(fc.constantFrom('Trade Show', 'zzz', 'Web'), { nil: undefined }),
  mqlAfter: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  calledAfter: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
  owner: fc.option(fc.constantFrom('Olga', 'Otto'), { nil: undefined }),
  outcome: fc.constantFrom(undefined, 'OPEN', 'WON', 'LOST'),
  /** Whether the CRM says whose the deal is by its lead, or by a contact role. */
  dealBy: fc.constantFrom('LEAD', 'CONTACT_ROLE'),
  closedAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  amountMinor: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
})
export type Person = typeof aPerson extends fc.Arbitrary<infer P> ? P : never

const aSpend = fc
  .record({
    day: fc.integer({ min: 0, max: 130 }),
    channel: fc.constantFrom('Paid Search', 'Email', 'Display', 'Direct'),
    source: fc.constantFrom('', 'google', 'news'),
    amountMinor: fc.integer({ min: 0, max: 99_999 }),
  })
  .map(({ day: on, channel, source, amountMinor }) => spend(day(on), channel, amountMinor, { source }))

/** What was spent on some days, on channels with leads and without. */
export const someSpends = fc.uniqueArray(aSpend, {
  minLength: 20,
  maxLength: 20,
  selector: ({ day: on, channel, source }) => [on, channel, source].join('/'),
})

export const companyOf = (persons: readonly Person[]): Known => ({
  records: persons.flatMap((person, i) => [
    leadOf(`p${i}`, person),
    ...(person.outcome ? dealOf(`p${i}`, person, person.outcome) : []),
  ]),
  events: persons.flatMap((person, i) => [
    ...person.visits.flatMap((one) => visitOf(`p${i}`, one)),
    ...callsOf(`p${i}`, person),
  ]),
})

const leadOf = (name: string, { createdOn, source, owner, mqlAfter }: Person) =>
  crmLead(name, given({ createdAt: day(createdOn), source, owner, mqlAt: after(createdOn, mqlAfter) }))

const callsOf = (name: string, { createdOn, calledAfter }: Person) =>
  calledAfter === undefined ? [] : elsewhere(name, `${day(createdOn + calledAfter)}T09:00:00.000Z`, 'call', 'SALES')

const after = (dayOfYear: number, days: number | undefined): string | undefined =>
  days === undefined ? undefined : day(dayOfYear + days)

function dealOf(name: string, person: Person, outcome: 'OPEN' | 'WON' | 'LOST'): CrmRecord[] {
  const fields = given({
    outcome,
    createdAt: day(person.createdOn),
    amountMinor: person.amountMinor,
    closedAt: after(person.createdOn, person.closedAfter),
  })
  if (person.dealBy === 'LEAD') return [deal(name, fields)]
  return [
    { object: 'OPPORTUNITY', system: 'crm', recordId: name, fields },
    {
      ...{ object: 'CONTACT_ROLE', system: 'crm', recordId: name },
      fields: { opportunityId: name, emailKey: `email:${name}` },
    },
  ]
}

/** What visitors are shown, by the day. */
const variants = [undefined, 'a', 'b', 'a']

function visitOf(name: string, { day: on, path, query, referrer, hasForm }: Person['visits'][number]) {
  const given = variants[on % variants.length]
  const url = `https://shop.test/${path}?${query}`
  const more = [...(given ? [variant('price', given)] : []), ...(hasForm ? [leadForm(url)] : [])]
  const rows = visit(name, `${day(on)}T04:30:00.000Z`, url, ...more)
  return rows.map((row) => (row.body.type === 'page' && referrer ? { ...row, body: { ...row.body, referrer } } : row))
}

/** Without what is undefined. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>
  }
