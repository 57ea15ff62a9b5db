import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import type { Fact } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll, rebuild } from './derive.ts'

const ada = 'email:ada'
/** Days apart, each as likely as any other: what is first, second and last is what matters. */
const dates = [3, 6, 9, 12, 15, 18]
const day = fc.constantFrom(...dates.map((date) => `2026-01-${String(date).padStart(2, '0')}`))
const instant = fc.constantFrom(...[1, ...dates].map((date) => date * 24 * 60))

const record = (object: 'LEAD' | 'OPPORTUNITY', fields: object): Fact =>
  ({ kind: 'record', record: { object, system: 'sf', recordId: '1', fields } }) as Fact

/** A lead who comes back at all times: before, while and after sales has it. */
const comingBack = fc.record({
  identifiedAt: instant,
  visits: fc.uniqueArray(instant, { minLength: 2, maxLength: 5 }),
  call: fc.option(instant),
  form: fc.option(instant, { freq: 1 }),
  lead: fc.oneof(
    fc.record({ createdAt: day, recycledAt: day }),
    fc.record({ createdAt: day, mqlAt: day, recycledAt: day, owner: fc.constant('Olga') }),
    fc.record({ createdAt: day, mqlAt: day, lostAt: day }),
    fc.record({ createdAt: day }),
  ),
  opportunity: fc.option(
    fc.record({ outcome: fc.constantFrom('OPEN', 'WON', 'LOST'), createdAt: day, closedAt: day }),
    { freq: 1 },
  ),
})

type Back = typeof comingBack extends fc.Arbitrary<infer Told> ? Told : never

const toldOf = ({ identifiedAt, visits, call, form, lead, opportunity }: Back) => {
  const event = (minute: number, no: number, body: object, trust = 'CLAIMED', stream = 1): Fact =>
    ({ kind: 'event', stream, minute, no, trust, body }) as Fact
  const called = { type: 'touchpoint', kind: 'call', side: 'SALES', precision: 'INSTANT', keys: [ada] }
  const contact = { type: 'form', url: 'https://acme.example/contact', form: 'contact', lead: true }
  return {
    known: [
      event(identifiedAt, 1, { type: 'identify', keys: [ada] }),
      record('LEAD', { emailKey: ada, ...lead }),
      ...(opportunity ? [record('OPPORTUNITY', { emailKey: ada, ...opportunity })] : []),
    ],
    later: [
      ...(call === null ? [] : [event(call, 3, called, 'VERIFIED', 2)]),
      ...visits.map((minute) => event(minute, 2, { type: 'page', url: 'https://acme.example/' })),
      ...(form === null ? [] : [event(form, 4, contact)]),
    ],
  }
}

const at = (date: number): number => date * 24 * 60
const known = { identifiedAt: at(1), form: null, opportunity: null }
const lostLater = { createdAt: '2026-01-03', mqlAt: '2026-01-03', lostAt: '2026-01-18' }
/** What chance meets too seldom. */
const examples: [Back][] = [
  // The second is after all that is dated but the loss, which it earns.
  [{ ...known, visits: [at(6), at(9)], call: null, lead: lostLater }],
  // The second is after all that is dated but the qualification, which it earns.
  [{ ...known, visits: [at(6), at(9)], call: null, lead: { createdAt: '2026-01-03', mqlAt: '2026-01-12' } }],
  // The form makes another lead, as the first is lost.
  [
    {
      ...{ ...known, visits: [at(6), at(12)], call: null, form: at(15) },
      lead: { createdAt: '2026-01-03', mqlAt: '2026-01-03', lostAt: '2026-01-09' },
    },
  ],
  // The first of marketing, though not the first, since the lead was created.
  [{ ...known, visits: [at(1), at(9)], call: at(6), lead: { createdAt: '2026-01-03' } }],
]

describe('whoever comes back', () => {
  test('has after each visit the leads that a rebuild makes of all', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(comingBack, async (back) => {
        const { known, later } = toldOf(back)
        const workspace = await aStagedWorkspace(db)
        await store(db, workspace, known)
        await deriveAll(db)
        for (const fact of later) {
          await store(db, workspace, [fact])
          await deriveAll(db)
        }
        const incremental = await derivedRows(db)
        await rebuild(db, workspace.id)
        expect(await derivedRows(db)).toEqual(incremental)
        await forget(db, workspace)
      }),
      { numRuns: 60, examples },
    )
  })
})
