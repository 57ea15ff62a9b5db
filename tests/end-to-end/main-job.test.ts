import { type Site, serveSite } from '@touchline/example-marketing-site'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/*
 * The main job, as a person does it: a real browser on the example's pages, the real collector and database, a CRM file
 * through the public command, and the answer from GraphQL.
 */

const leadsMapping = `
system: acme
fields: { id: Id, createdAt: Created, email: Email, source: Source, milestone: { constant: SQL } }
`
const dealsMapping = `
system: acme
fields: { id: Deal, leadId: Lead, outcome: Outcome, createdAt: Opened, closedAt: Closed, amount: Amount }
`

type Touch = { channel: string; source: string; pages: number; campaign: string | null; landingPage: string }
type Credits = Record<'FIRST_TOUCH' | 'LAST_TOUCH' | 'LAST_NON_DIRECT' | 'LINEAR' | 'POSITION', string | null>
type LeadAnswer = {
  id: string
  channel: string
  inCrm: boolean
  leadFormPage: string | null
  revenue: { amount: string; currency: string }
  milestones: { milestone: string; knownBy: string }[]
  leadCreationTouchpoint: { channel: string } | null
  journey: { totalCount: number; edges: ({ node: Touch } & Credits)[] }
}

const leadQuery = `{
  leads(first: 10) { nodes {
    id channel inCrm leadFormPage revenue { amount currency }
    milestones { milestone knownBy }
    leadCreationTouchpoint { channel }
    journey { totalCount edges {
      node { channel source pages campaign landingPage }
      FIRST_TOUCH: credit(model: FIRST_TOUCH)
      LAST_TOUCH: credit(model: LAST_TOUCH)
      LAST_NON_DIRECT: credit(model: LAST_NON_DIRECT)
      LINEAR: credit(model: LINEAR)
      POSITION: credit(model: POSITION)
    } }
  } }
}`

let touchline: Touchline
let site: Site
let browser: Browser
let context: BrowserContext

const leads = async (): Promise<LeadAnswer[]> =>
  (await touchline.ask<{ leads: { nodes: LeadAnswer[] } }>(leadQuery)).leads.nodes

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'Europe/Berlin', currency: 'EUR' })
  site = await serveSite({ port: 0, server: touchline.url, key: touchline.writeKey })
  browser = await openBrowser()
  context = await browser.newContext()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await touchline?.stop()
})

/** Opens a page and waits until the SDK runs on it. */
async function visit(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + path)
  await page.waitForFunction(() => 'page' in ((window as { touchline?: object }).touchline ?? {}))
  return page
}

describe('a visitor becomes a customer', () => {
  test('who comes by an advertisement, looks around and sends the form is a lead at once', async () => {
    const page = await visit('/?utm_source=google&utm_medium=cpc&utm_campaign=spring')
    const menu = page.getByRole('navigation', { name: 'Main' })
    await menu.getByRole('link', { name: 'Pricing' }).click()
    await menu.getByRole('link', { name: 'Talk to us' }).click()
    await page.getByLabel('Work e-mail').fill('Ada@Customer.example')
    await page.getByLabel('Company').fill('Customer Inc')
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/sent=1/)
    await page.close()

    const [lead, ...others] = await eventually(leads, (found) => found.length > 0)
    expect(others).toEqual([])
    expect(lead).toMatchObject({
      channel: 'Paid Search',
      inCrm: false,
      leadCreationTouchpoint: { channel: 'Paid Search' },
    })
    expect(lead?.leadFormPage).toMatch(/contact/)
    expect(lead?.milestones).toEqual([{ milestone: 'LEAD', knownBy: 'DATE' }])
  })

  test('who comes back by a newsletter has two touchpoints, however many pages that was', async () => {
    const page = await visit('/?utm_source=newsletter&utm_medium=email&utm_campaign=november')
    await page.close()
    const [lead] = await eventually(leads, ([found]) => found?.journey.totalCount === 2)
    expect(lead?.journey.edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ channel: 'Paid Search', source: 'google', campaign: 'spring', pages: 4 }),
      expect.objectContaining({ channel: 'Email', source: 'newsletter', campaign: 'november', pages: 1 }),
    ])
  })

  test('what the CRM says of it is the outcome, credited as each model would', async () => {
    const [today, now] = [new Date().toISOString().slice(0, 10), new Date(Date.now() + 1000).toISOString()]
    const leadsFile = await touchline.file('leads.csv', `Id,Created,Email,Source\nL1,${now},ada@customer.example,Web\n`)
    const dealsFile = await touchline.file(
      'deals.csv',
      `Deal,Lead,Outcome,Opened,Closed,Amount\nD1,L1,WON,${today},${now},12000\n`,
    )
    const mapping = (name: string, text: string) => touchline.file(name, text)
    await touchline.command('import', 'leads', leadsFile, '--mapping', await mapping('leads.yaml', leadsMapping))
    await touchline.command(
      'import',
      'opportunities',
      dealsFile,
      '--mapping',
      await mapping('deals.yaml', dealsMapping),
    )

    const [lead, ...others] = await leads()
    expect(others).toEqual([])
    expect(lead).toMatchObject({
      channel: 'Paid Search',
      inCrm: true,
      revenue: { amount: '12000.00', currency: 'EUR' },
    })
    const creditsOf = (model: keyof Credits) => lead?.journey.edges.map((edge) => Number(edge[model]))
    expect({
      FIRST_TOUCH: creditsOf('FIRST_TOUCH'),
      LAST_TOUCH: creditsOf('LAST_TOUCH'),
      LAST_NON_DIRECT: creditsOf('LAST_NON_DIRECT'),
      LINEAR: creditsOf('LINEAR'),
      POSITION: creditsOf('POSITION'),
    }).toEqual({
      FIRST_TOUCH: [1, 0],
      LAST_TOUCH: [0, 1],
      LAST_NON_DIRECT: [0, 1],
      LINEAR: [0.5, 0.5],
      POSITION: [0.5, 0.5],
    })
  })

  test('the report says which channel earned the money', async () => {
    const { channelPerformance, attribution } = await touchline.ask<{
      channelPerformance: { rows: object[] }
      attribution: { rows: object[]; total: object }
    }>(`{
      channelPerformance(input: { range: { lastDays: 2 } }) {
        rows { keys { value } leads won revenue { amount } closeRate { value } }
      }
      attribution(input: { range: { lastDays: 2 } }, model: LINEAR) {
        rows { keys { value } credit value { amount } } total { conversions value { amount } }
      }
    }`)
    expect(channelPerformance.rows).toEqual([
      { keys: [{ value: 'Paid Search' }], leads: 1, won: 1, revenue: { amount: '12000.00' }, closeRate: { value: 1 } },
    ])
    expect(attribution.rows).toHaveLength(2)
    expect(attribution.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ keys: [{ value: 'Paid Search' }], value: { amount: '6000.00' } }),
        expect.objectContaining({ keys: [{ value: 'Email' }], value: { amount: '6000.00' } }),
      ]),
    )
    expect(attribution.total).toEqual({ conversions: 1, value: { amount: '12000.00' } })
  })
})
