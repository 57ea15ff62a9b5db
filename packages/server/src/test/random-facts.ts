import fc from 'fast-check'
import { accountKey, crmKey, strongestFirst } from '../modules/collect/keys.ts'
import type { EventRow, StoredBody } from '../modules/collect/stored-event.ts'
import type { PairDecision } from '../modules/identity/decisions.ts'
import type { IdentityLink } from '../modules/identity/persons.ts'
import type { CrmRecord } from '../modules/outcomes/records.ts'

/** Few values, so that facts meet: the same visitor, the same address, the same minute. */
export type Fact =
  | {
      readonly kind: 'event'
      readonly stream: number
      readonly minute: number
      readonly no: number
      readonly body: StoredBody
      readonly trust: EventRow['trust']
    }
  | { readonly kind: 'record'; readonly record: CrmRecord }
  | {
      readonly kind: 'decision'
      readonly decision: PairDecision['kind']
      readonly no: number
      readonly pairs: readonly IdentityLink[]
    }

const email = fc.constantFrom('email:ada', 'email:bob', 'email:eve')
/** Whoever tells an address in the clear tells the same domain of it. */
const emailDomains: Readonly<Record<string, string>> = {
  ...{ 'email:ada': 'acme.test', 'email:bob': 'acme.test', 'email:eve': 'gmail.com' },
}
const recordId = fc.constantFrom('1', '2', '3')
const crmRecordKey = recordId.map((id) => crmKey('sf', id))
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-01-${String(date).padStart(2, '0')}`)
const stage = fc.constantFrom('Open', 'Working', 'Lost', 'Elsewhere')
const address = fc.constantFrom('', '?utm_source=google&utm_medium=cpc', '?utm_source=news&utm_medium=email')

const account = recordId.map((id) => accountKey('sf', id))

/** As an import tells it: with an address comes its domain. */
const withDomain = <Fields extends { readonly emailKey?: string | undefined }>(fields: Fields) => ({
  ...fields,
  ...(fields.emailKey !== undefined && { emailDomain: emailDomains[fields.emailKey] ?? '' }),
})

const anyKey = fc.oneof(email, crmRecordKey, fc.constantFrom('user:7', 'user:8'))

/** By a token, as the collector stores it: what the token says, then what the browser claims beside it. */
const proven: fc.Arbitrary<StoredBody> = fc
  .record({
    verified: fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 }),
    told: fc.uniqueArray(anyKey, { maxLength: 2 }),
  })
  .map(({ verified, told }) => {
    const claimed = strongestFirst(told.filter((key) => !verified.includes(key)))
    const keys = [...strongestFirst(verified), ...claimed]
    return { type: 'identify', keys, ...(claimed.length > 0 && { claimed }) }
  })

const claimedBody: fc.Arbitrary<StoredBody> = fc.oneof(
  fc.record({ type: fc.constant('page' as const), url: address.map((query) => `https://acme.example/${query}`) }),
  fc.record({ type: fc.constant('identify' as const), keys: email.map((key) => [key]) }),
  fc.record({
    type: fc.constant('identify' as const),
    keys: fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 }).map(strongestFirst),
  }),
  fc.record({
    type: fc.constant('form' as const),
    url: fc.constant('https://acme.example/contact'),
    form: fc.constant('contact'),
    lead: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('exposure' as const),
    experiment: fc.constantFrom('price', 'hero'),
    variant: fc.constantFrom('a', 'b'),
  }),
)

const verifiedBody: fc.Arbitrary<StoredBody> = fc.oneof(
  proven,
  fc.record({
    type: fc.constant('touchpoint' as const),
    kind: fc.constantFrom('webinar', 'call'),
    side: fc.constantFrom('MARKETING' as const, 'SALES' as const),
    precision: fc.constant('INSTANT' as const),
    keys: fc.uniqueArray(fc.oneof(email, crmRecordKey), { minLength: 1, maxLength: 2 }).map(strongestFirst),
  }),
)

const bot = '00000000-0000-4000-8000-0000000000b0'

const told = fc.oneof(
  { weight: 5, arbitrary: claimedBody.map((body) => ({ body, trust: 'CLAIMED' as const })) },
  { weight: 1, arbitrary: claimedBody.map((body) => ({ body: { ...body, bot }, trust: 'CLAIMED' as const })) },
  { weight: 2, arbitrary: verifiedBody.map((body) => ({ body, trust: 'VERIFIED' as const })) },
)

const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        kind: fc.constant('event' as const),
        stream: fc.integer({ min: 1, max: 3 }),
        minute: fc.integer({ min: 0, max: 40_000 }),
        no: fc.integer({ min: 0, max: 0xffff }),
        told,
      })
      .map(({ told, ...when }) => ({ ...when, ...told })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      record: fc.record({
        object: fc.constant('LEAD' as const),
        system: fc.constant('sf'),
        recordId,
        fields: fc
          .record(
            {
              ...{ createdAt: day, emailKey: email, source: fc.constantFrom('paid search', 'unknown'), stage },
              ...{ mqlAt: day, refusedAt: day, recycledAt: day, owner: fc.constantFrom('Olga', 'Otto') },
              accountKey: account,
            },
            { requiredKeys: ['createdAt'] },
          )
          .map(withDomain),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      record: fc.record({
        object: fc.constant('OPPORTUNITY' as const),
        system: fc.constant('sf'),
        recordId,
        fields: fc
          .record(
            {
              outcome: fc.constantFrom('OPEN' as const, 'WON' as const, 'LOST' as const),
              leadKey: crmRecordKey,
              emailKey: email,
              accountKey: account,
              createdAt: day,
              closedAt: day,
              stage,
              amountMinor: fc.nat(1_000_000),
            },
            { requiredKeys: ['outcome'] },
          )
          .map(withDomain),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        opportunityId: recordId,
        contact: fc.oneof(
          email.map((emailKey) => withDomain({ emailKey })),
          crmRecordKey.map((leadKey) => ({ leadKey })),
        ),
        isPrimary: fc.boolean(),
      })
      .map(({ opportunityId, contact, isPrimary }): Fact => {
        const fields = { opportunityId, ...contact, isPrimary }
        const id = JSON.stringify([opportunityId, ...Object.values(contact)])
        return { kind: 'record', record: { object: 'CONTACT_ROLE', system: 'sf', recordId: id, fields } }
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        recordId,
        who: fc.oneof(
          email.map((emailKey) => withDomain({ emailKey })),
          crmRecordKey.map((leadKey) => ({ leadKey })),
        ),
        of: fc.option(account, { nil: undefined }),
      })
      .map(({ recordId: id, who, of }): Fact => {
        const fields = { ...who, ...(of !== undefined && { accountKey: of }) }
        return { kind: 'record', record: { object: 'CONTACT', system: 'sf', recordId: id, fields } }
      }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      record: fc.record({
        object: fc.constant('ACCOUNT' as const),
        system: fc.constant('sf'),
        recordId,
        fields: fc.record(
          { name: fc.constantFrom('Acme', 'Globex'), domain: fc.constantFrom('acme.test', 'globex.test', 'gmail.com') },
          { requiredKeys: [] },
        ),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        about: fc.oneof(
          recordId.map((opportunityId) => ({ opportunityId })),
          crmRecordKey.map((leadKey) => ({ leadKey })),
        ),
        stage,
        enteredAt: day,
      })
      .map(({ about, ...told }): Fact => {
        const fields = { ...about, ...told }
        const id = JSON.stringify(Object.values(fields))
        return { kind: 'record', record: { object: 'STAGE', system: 'sf', recordId: id, fields } }
      }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decision' as const),
      decision: fc.constantFrom('SPLIT' as const, 'SPLIT' as const, 'JOIN' as const),
      no: fc.integer({ min: 1, max: 1_000 }),
      pairs: fc
        .uniqueArray(fc.uniqueArray(anyKey, { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 3,
          selector: String,
        })
        .map((pairs) => pairs.map(([key = '', otherKey = '']) => ({ key, otherKey }))),
    }),
  },
)

export const anyFacts = fc.array(fact, { minLength: 1, maxLength: 25 })

/** One value for each event id, record and decision: which of several holds depends on the order of arrival, and rightly so. */
export function withoutRivals(facts: readonly Fact[]): Fact[] {
  const identity = (each: Fact): string => {
    if (each.kind === 'event') return `event ${each.stream} ${each.minute} ${each.no}`
    if (each.kind === 'decision') return `decision ${each.no}`
    return `record ${each.record.object} ${each.record.recordId}`
  }
  return [...new Map(facts.map((each) => [identity(each), each])).values()]
}
