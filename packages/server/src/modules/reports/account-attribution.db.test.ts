import { attributionModels, dataDrivenModels } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { rebuild } from '../../pipeline/derive.ts'
import { crmLead, deal, elsewhere, type Known, know, type Server, test, visit } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january } from '../../test/sample-company.ts'
import type { CrmRecord } from '../outcomes/records.ts'

type Row = { keys: { value: string }[]; credit: string; value: { amount: string } | null; touchpoints: number }
type Report = { subject: string; rows: Row[]; total: { credit: string; conversions: number } }

async function attribution(server: Server, more: string, input = january): Promise<Report> {
  const { data, errors } = await server.ask(`{ attribution(input: ${input} ${more}) {
    subject rows { keys { value } credit value { amount } touchpoints } total { credit conversions }
  } }`)
  expect(errors).toBeUndefined()
  return data.attribution
}

/** Credit by channel, of channels that have some. */
const earned = ({ rows }: Report): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap((row) => (Number(row.credit) === 0 ? [] : [[row.keys[0]?.value ?? '', Number(row.credit)]])),
  )

const account = (id: string): string => `account:crm:${id}`
const contactOf = (name: string, id: string): CrmRecord => ({
  ...{ object: 'CONTACT', system: 'crm', recordId: `contact ${name}` },
  fields: { emailKey: `email:${name}`, accountKey: account(id) },
})
const role = (name: string, opportunityId: string): CrmRecord => ({
  ...{ object: 'CONTACT_ROLE', system: 'crm', recordId: `${name} ${opportunityId}` },
  fields: { opportunityId, emailKey: `email:${name}` },
})

const google = 'https://acme.test/?utm_source=google&utm_medium=cpc'
const news = 'https://acme.test/?utm_source=news&utm_medium=email'
const linkedin = 'https://acme.test/?utm_source=linkedin&utm_medium=social'

/**
 * Ada, Bob and Cyd are of one company. Bob, who is no lead, came first, by Paid Search; Ada by Email, and became a lead on the
 * 12th; Cyd by Organic Social, and became one on the 20th. Ada's deal was won on the 30th, for 100.00. Eve is of no company.
 */
const acme: Known = {
  records: [
    crmLead('ada', { createdAt: '2026-01-12T10:00:00.000Z' }),
    crmLead('cyd', { createdAt: '2026-01-20T10:00:00.000Z' }),
    crmLead('eve', { createdAt: '2026-01-12T10:00:00.000Z', wonAt: '2026-01-30T10:00:00.000Z' }),
    deal('ada', {
      ...{ outcome: 'WON', createdAt: '2026-01-25T10:00:00.000Z', closedAt: '2026-01-30T10:00:00.000Z' },
      amountMinor: 10_000,
    }),
    ...['ada', 'bob', 'cyd'].map((name) => contactOf(name, '1')),
  ],
  events: [
    ...visit('bob', '2026-01-02T09:00:00Z', google),
    ...visit('ada', '2026-01-10T09:00:00Z', news),
    ...visit('cyd', '2026-01-15T09:00:00Z', linkedin),
    ...elsewhere('bob', '2026-01-16T09:00:00Z', 'call', 'SALES'),
    ...visit('eve', '2026-01-11T09:00:00Z', linkedin),
  ],
}

const [paid, mail, social] = ['Paid Search', 'Email', 'Organic Social']

describe('the account of three persons, and one person without', () => {
  test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], acme))

  test.for([
    ['FIRST_TOUCH', { [paid]: 1, [social]: 1 }],
    ['LAST_TOUCH', { [social]: 2 }],
    ['LINEAR', { [paid]: 0.333333334, [mail]: 0.333333333, [social]: 1.333333333 }],
    // The account's first lead is Ada's, on the 12th: what came after it made no lead.
    ['LEAD_CREATION', { [mail]: 1, [social]: 1 }],
    // Three anchors on three touchpoints, and no rest: 0.3 of 0.9 each.
    ['W_SHAPED', { [paid]: 0.333333334, [mail]: 0.333333333, [social]: 1.333333333 }],
  ] as const)('%s gives what all of the company did its part in a win: %j', async ([model, credit], { server }) => {
    const report = await attribution(server, `subject: ACCOUNT, model: ${model}`)
    expect(earned(report)).toEqual(credit)
    expect(report).toMatchObject({ subject: 'ACCOUNT', total: { conversions: 2, credit: '2.000000000' } })
  })

  test('the person alone has the win, unless asked otherwise', async ({ server }) => {
    const report = await attribution(server, 'model: LINEAR')
    expect(earned(report)).toEqual({ [mail]: 1, [social]: 1 })
    expect(report.subject).toBe('PERSON')
  })

  test('value is shared out like credit, to the cent', async ({ server }) => {
    const { rows } = await attribution(server, 'subject: ACCOUNT')
    const amounts = Object.fromEntries(rows.map(({ keys: [key], value }) => [key?.value, value?.amount]))
    expect(amounts).toEqual({ [paid]: '33.34', [mail]: '33.33', [social]: '33.33' })
  })

  test('for LEAD each lead has what the account did until then', async ({ server }) => {
    const report = await attribution(server, 'subject: ACCOUNT, milestone: LEAD')
    // Ada: Bob's and hers. Cyd: all three. Eve: hers.
    expect(earned(report)).toEqual({ [paid]: 0.833333334, [mail]: 0.833333333, [social]: 1.333333333 })
  })

  test('a look-back leaves out what lies before it, of everybody', async ({ server }) => {
    const report = await attribution(server, 'subject: ACCOUNT, lookbackDays: 25')
    expect(earned(report)).toEqual({ [mail]: 0.5, [social]: 1.5 })
  })

  test('with another lead of the company still open, a chain has both journeys of the account', async ({ server }) => {
    // Paths of the account: Paid Search, Email, Organic Social, once to a win (Ada) and once not (Cyd). Eve's: Organic Social.
    // Without nulls, SHAPLEY: a third to each of three channels, and Eve's whole.
    const shapley = await attribution(server, 'subject: ACCOUNT, model: SHAPLEY')
    expect(earned(shapley)).toEqual({ [paid]: 0.333333333, [mail]: 0.333333334, [social]: 1.333333333 })
    // Every journey ends in Organic Social: 3 of them, 2 won. S→Paid 2/3, S→Social 1/3, Paid→Email→Social 1, Social→won 2/3.
    // Without Paid Search or Email only Eve's way is left: 1/3 of what there was; without Organic Social nothing is.
    // Removal effects 2/3, 2/3, 1: of 2 conversions 4/7, 4/7, 6/7.
    const markov = await attribution(server, 'subject: ACCOUNT, model: MARKOV')
    expect(earned(markov)).toEqual({ [paid]: 0.571428571, [mail]: 0.571428572, [social]: 0.857142857 })
  })

  test('an opportunity with contact roles is theirs alone, and the lead’s', async ({ db, server, workspaces }) => {
    await know(db, workspaces[0], { records: [role('cyd', 'ada')] })
    const linear = await attribution(server, 'subject: ACCOUNT')
    expect(earned(linear)).toEqual({ [mail]: 0.5, [social]: 1.5 })
    // What led to the lead is no matter of the opportunity.
    const leads = await attribution(server, 'subject: ACCOUNT, milestone: LEAD')
    expect(earned(leads)[paid]).toBe(0.833333334)
    const shapley = await attribution(server, 'subject: ACCOUNT, model: SHAPLEY')
    expect(earned(shapley)).toEqual({ [mail]: 0.5, [social]: 1.5 })
  })

  test('an opportunity is of the account that the CRM names for it', async ({ db, server, workspaces }) => {
    await know(db, workspaces[0], {
      records: [contactOf('bob', '2'), deal('eve', { outcome: 'WON', accountKey: account('2') })],
    })
    const report = await attribution(server, 'subject: ACCOUNT, model: FIRST_TOUCH')
    // Of Ada's company Bob is none any more; he is of the one that Eve's deal is with.
    expect(earned(report)).toEqual({ [mail]: 1, [paid]: 1 })
  })

  test('as of an earlier time, it is what was known then, of who belongs together today', async ({ server }) => {
    const input = '{ range: { between: { from: "2026-01-01", to: "2026-02-01" } }, asOf: "2026-01-14T00:00:00Z" }'
    const report = await attribution(server, 'subject: ACCOUNT, milestone: LEAD', input)
    expect(earned(report)).toEqual({ [paid]: 0.5, [mail]: 0.5, [social]: 1 })
  })

  test('visitors, persons and accounts without a lead are journeys that led to none', async ({
    db,
    server,
    workspaces,
  }) => {
    await know(db, workspaces[0], {
      records: [contactOf('fay', '7'), contactOf('gus', '7')],
      events: [...visit('fay', '2026-01-03T09:00:00Z', google), ...visit('gus', '2026-01-04T09:00:00Z', news)],
    })
    const asked = (subject: string) => `subject: ${subject}, milestone: LEAD, model: SHAPLEY_RATE`
    // Ada: Paid Search and Email. Cyd: all three. Eve: Organic Social. Fay and Gus, one account: Paid Search and Email, and no lead.
    // Rates: of P or E alone 0, S 1, PE 1/2, PS 1, ES 1, all 3/4. So P is worth (0 + 1/2 + 0 − 2/4) / 6 = 0, E the same, and
    // S (2 + 1 + 1 + 2/4) / 6 = 3/4: all of it.
    expect(earned(await attribution(server, asked('ACCOUNT')))).toEqual({ [social]: 3 })
    // Of persons Bob, Fay and Gus are none: P 0/2, E 1/2, S 2/2, PE 1/4, PS 2/4, ES 3/4, all 3/6. P is worth
    // (0 − 1/4 − 1/2 − 2/4) / 6 = −5/24, E (1 + 1/4 − 1/4 + 0) / 6 = 4/24, S (2 + 2/4 + 1/4 + 2/4) / 6 = 13/24, of 12/24; times 3.
    expect(earned(await attribution(server, asked('PERSON')))).toEqual({ [paid]: -1.25, [mail]: 1, [social]: 3.25 })
  })
})

const everything = '{ range: { between: { from: "2025-01-01", to: "2027-01-01" } } }'
const models = [...attributionModels, ...dataDrivenModels]

/** Who is in which account; null for who is in none. */
const memberships = fc.array(fc.option(fc.constantFrom('1', '2', '3')), { minLength: 12, maxLength: 12 })
const twelve = fc.array(aPerson, { minLength: 12, maxLength: 12 })

async function answers(server: Server, subject: string, milestone: string, of: readonly string[] = models) {
  const fields = 'rows { keys { value } credit value { amount } touchpoints conversions } total { credit conversions }'
  const { data, errors } = await server.ask(`{
    ${of.map((model) => `${model}: attribution(input: ${everything}, subject: ${subject}, milestone: ${milestone}, model: ${model}) { ${fields} }`).join('\n')}
  }`)
  expect(errors).toBeUndefined()
  return data as Record<string, Report>
}

/** Deletes what was told of a workspace's records and events, so that the next company starts from nothing. */
async function tell(db: Db, workspace: Parameters<typeof know>[1], known: Known): Promise<void> {
  for (const table of ['event', 'crm_record'] as const) {
    await db.deleteFrom(table).where('workspace_id', '=', workspace.id).execute()
  }
  await rebuild(db, workspace.id)
  await know(db, workspace, known)
}

describe('of any company', () => {
  test('credit sums to the conversions, which are the same whoever is the subject', async ({
    db,
    server,
    workspaces: [workspace],
  }) => {
    await fc.assert(
      fc.asyncProperty(twelve, memberships, async (persons, accounts) => {
        const { records = [], events = [] } = companyOf(persons)
        const contacts = accounts.flatMap((id, i) => (id === null ? [] : [contactOf(`p${i}`, id)]))
        await tell(db, workspace, { records: [...records, ...contacts], events })
        for (const milestone of ['LEAD', 'WON']) {
          const byPerson = await answers(server, 'PERSON', milestone, ['LINEAR'])
          const byAccount = await answers(server, 'ACCOUNT', milestone)
          for (const { rows, total } of Object.values(byAccount)) {
            expect(total).toEqual(byPerson['LINEAR']?.total)
            const sum = rows.reduce((all, { credit }) => all + BigInt(credit.replace('.', '')), 0n)
            expect(sum).toBe(BigInt(total.credit.replace('.', '')))
          }
        }
      }),
      { numRuns: 4 },
    )
  })

  test('who is in no account, or alone in one, is credited as a person', async ({
    db,
    server,
    workspaces: [workspace],
  }) => {
    await fc.assert(
      fc.asyncProperty(twelve, memberships, async (persons, accounts) => {
        const { records = [], events = [] } = companyOf(persons)
        const contacts = accounts.flatMap((id, i) => (id === null ? [] : [contactOf(`p${i}`, `own ${i}`)]))
        await tell(db, workspace, { records: [...records, ...contacts], events })
        // Whoever is several leads was a lead with the first: that moves anchors at LEAD.
        const alike = models.filter((model) => !/LEAD|SHAPED|FULL_PATH/.test(model))
        for (const milestone of ['LEAD', 'OPPORTUNITY']) {
          expect(await answers(server, 'ACCOUNT', milestone, alike)).toEqual(
            await answers(server, 'PERSON', milestone, alike),
          )
          const drawn = (subject: string) =>
            server.ask(
              `{ ${['LINEAR', 'MARKOV'].map(
                (model) => `
            ${model}: attribution(input: ${everything}, subject: ${subject}, milestone: ${milestone}, model: ${model},
              intervals: true) { rows { keys { value } creditInterval { low high } } }`,
              )} }`,
            )
          expect(await drawn('ACCOUNT')).toEqual(await drawn('PERSON'))
        }
      }),
      { numRuns: 4 },
    )
  })
})
