import { type Scoreboard, serveScoreboard } from '@touchline/example-scoreboard'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { sampleFiles, sampleLeads, sampleSettings } from '../support/sample-crm.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* The page as a person has it: built, in a browser, on a server with an imported CRM. What it shows is what GraphQL says. */

type Row = {
  keys: { label: string }[]
  leads: number
  won: number
  worked: number
  untouched: number
  revenue: { amount: string }
}
type Channels = { channelPerformance: { rows: Row[]; total: Row } }

const channelsQuery = `{
  channelPerformance(input: { range: { preset: LAST_12_MONTHS } }) { rows { ...row } total { ...row } }
}
fragment row on ChannelRow { keys { label } leads won worked untouched revenue { amount } }`

type Kpi = {
  metric: { id: string; label: string; unit: string }
  value: string
  status: keyof typeof statusWords
  series: { bucket: string }[]
}
type Kpis = { kpis: { items: Kpi[] } }

const kpisQuery = `{
  kpis(input: { range: { preset: LAST_12_MONTHS } }) {
    items { metric { id label unit } value status series { bucket } }
  }
}`
const statusWords = { ON_TRACK: 'On track', AT_RISK: 'At risk', OFF_TRACK: 'Off track', NO_TARGET: 'No target' }

type LedgerRow = { side: 'MARKETING' | 'SALES' | null; leads: number }
type Ledger = {
  leadLedger: { rows: LedgerRow[] }
  untouchedLeads: { totalCount: number; nodes: { lead: { id: string } }[] }
}

const ledgerQuery = `{
  leadLedger { rows { side leads } }
  untouchedLeads { totalCount nodes { lead { id } } }
}`
const sideOrder = (side: LedgerRow['side']): number => ['MARKETING', 'SALES', null].indexOf(side)

type Reasons = { reasons: { rows: { reason: string; leads: number }[] } }

const reasonsQuery = `{
  reasons(input: { range: { preset: LAST_12_MONTHS } }, kind: WIN) { rows { reason leads } }
}`

let touchline: Touchline
let scoreboard: Scoreboard
let browser: Browser
let channels: Channels['channelPerformance']
const pages: Page[] = []

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'Europe/Berlin', currency: 'EUR' })
  await touchline.command('settings', 'apply', await touchline.file('settings.yaml', sampleSettings))
  for (const { kind, csv, mapping } of sampleFiles) {
    const file = await touchline.file(`${kind}.csv`, csv)
    await touchline.command('import', kind, file, '--mapping', await touchline.file(`${kind}.yaml`, mapping))
  }
  const ask = () => touchline.ask<Channels>(channelsQuery)
  const isThere = ({ channelPerformance: { total } }: Channels) => total.leads === sampleLeads && total.won > 0
  channels = (await eventually(ask, isThere)).channelPerformance
  scoreboard = await serveScoreboard({ port: 0, server: touchline.url })
  browser = await openBrowser()
})

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})

afterAll(async () => {
  await browser?.close()
  await scoreboard?.close()
  await touchline?.stop()
})

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  pages.push(page)
  await page.goto(scoreboard.url + path)
  return page
}

/** With the key that the demo hands over, and everything that is asked at first answered. */
async function openBoard(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
  const page = await visit(`${path}#key=${touchline.secretKey}`, options)
  await page.getByRole('table', { name: 'The same in numbers' }).waitFor()
  await page.getByRole('table', { name: /^The journey/ }).waitFor()
  await page.waitForFunction(() => document.querySelector('.waiting, [role=alert]') === null)
  return page
}

const euros = (amount: string): string => `€${Number(amount).toLocaleString('en', { maximumFractionDigits: 0 })}`

const cellsOf = (page: Page, table: string | RegExp): Promise<string[][]> =>
  page
    .getByRole('table', { name: table })
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))

/** The numbers of a row after its name; a dash is none. */
const numbersIn = ([, ...cells]: string[]): number[] =>
  cells.map((cell) => (cell === '–' ? 0 : Number(cell.replace('−', '-').replace(',', ''))))

describe('the board', () => {
  test('shows the numbers that GraphQL gives, and asks nobody but where it came from', async () => {
    const asked: string[] = []
    const complaints: string[] = []
    const page = await visit('/')
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${scoreboard.url}/#key=${touchline.secretKey}`)
    await page.reload()
    await page.getByRole('table', { name: 'The same in numbers' }).waitFor()

    const expected = [...channels.rows, channels.total].map(({ keys, leads, won, revenue }) => ({
      label: keys[0]?.label ?? 'All channels',
      numbers: [String(leads), String(won)],
      revenue: euros(revenue.amount),
    }))
    const shown = (await cellsOf(page, 'The same in numbers')).map((cells) => ({
      label: cells[0],
      numbers: cells.slice(1, 3),
      revenue: cells.find((cell) => cell.startsWith('€')),
    }))
    expect(shown).toEqual(expected)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Acme')
    expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([scoreboard.url])
    expect(complaints).toEqual([])
  })

  test('says in words how the KPIs stand to their targets, and by month in numbers', async () => {
    const page = await openBoard()
    const { kpis } = await touchline.ask<Kpis>(kpisQuery)
    const items = page.locator('.kpis > li')
    await expect.poll(() => items.count()).toBe(kpis.items.length)
    for (const [i, { metric, value, status }] of kpis.items.entries()) {
      const words = (await items.nth(i).textContent()) ?? ''
      expect(words).toContain(metric.label)
      expect(words).toContain(statusWords[status])
      if (metric.unit === 'COUNT') expect(words.replaceAll(',', '')).toContain(value)
    }
    expect(kpis.items.map(({ metric, status }) => `${metric.id} ${status}`)).toEqual(
      expect.arrayContaining(['won OFF_TRACK', 'leads ON_TRACK', 'mqls NO_TARGET']),
    )
    expect(await items.filter({ hasText: 'Won' }).first().textContent()).toMatch(/Ada Okafor, for marketing and sales/)
    await page.getByText('Month by month, in numbers').click()
    expect(await cellsOf(page, 'Month by month')).toHaveLength(kpis.items[0]?.series.length ?? 0)
  })

  test('has every lead in one state, and lists those that nobody has turned to', async () => {
    const page = await openBoard()
    const { leadLedger, untouchedLeads } = await touchline.ask<Ledger>(ledgerQuery)
    const shown = await page
      .locator('#ledger .balance li .state-count')
      .evaluateAll((counts) => counts.map((cell) => Number(cell.textContent)))
    const bySide = [...leadLedger.rows].sort((a, b) => sideOrder(a.side) - sideOrder(b.side))
    expect(shown).toEqual(bySide.map(({ leads }) => leads))
    expect(shown.reduce((sum, leads) => sum + leads, 0)).toBe(sampleLeads)

    expect(untouchedLeads.totalCount).toBeGreaterThan(0)
    const changes = (await cellsOf(page, 'What was, less what left, plus what entered is what is')).map(numbersIn)
    for (const [then = 0, left = 0, entered = 0, now = 0] of changes) expect(then + left + entered).toBe(now)
    expect(changes.reduce((sum, [, , , now = 0]) => sum + now, 0)).toBe(sampleLeads)
    const waiting = page.getByRole('table', { name: 'The longest waiting first' })
    await waiting.waitFor()
    expect(await waiting.locator('tbody .overdue').count()).toBe(Math.min(10, untouchedLeads.totalCount))
    await waiting.getByRole('button').first().press('Enter')
    expect(new URL(page.url()).searchParams.get('lead')).toBe(untouchedLeads.nodes[0]?.lead.id)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('journey')
  })

  test('tells a neglected channel from others beside its close rate', async () => {
    const page = await openBoard()
    const heads = await page
      .getByRole('table', { name: 'The same in numbers' })
      .getByRole('columnheader')
      .allTextContents()
    const shown = (await cellsOf(page, 'The same in numbers')).map((cells) =>
      ['Channel', 'Worked', 'Untouched'].map((head) => cells[heads.indexOf(head)]),
    )
    const expected = [...channels.rows, channels.total].map(({ keys, worked, untouched }) => [
      keys[0]?.label ?? 'All channels',
      String(worked),
      String(untouched),
    ])
    expect(shown).toEqual(expected)
    expect(channels.total.untouched).toBeGreaterThan(0)
    const partner = page.locator('.channel-chart li', { hasText: 'Partner' })
    expect(await partner.locator('.reading').textContent()).toMatch(/^Strong: closes more than all/)
  })

  test('gives the reasons, and says where nobody gave one', async () => {
    const page = await openBoard()
    const { reasons } = await touchline.ask<Reasons>(reasonsQuery)
    expect(reasons.rows.map(({ reason }) => reason).sort()).toEqual(['(unknown)', 'Price'])
    const won = page.locator('.reason-bars').filter({ has: page.getByRole('heading', { name: 'Won' }) })
    await won.getByRole('listitem').first().waitFor()
    const shown = await won.getByRole('listitem').evaluateAll((items) => items.map(({ textContent }) => textContent))
    expect(shown).toEqual(
      reasons.rows.map(({ reason, leads }) =>
        expect.stringMatching(`^${reason === '(unknown)' ? 'No reason given' : reason}${leads} `),
      ),
    )
  })

  test('shows the journey of a lead that is searched for, and keeps it in the address', async () => {
    const page = await openBoard()
    await page.getByRole('searchbox').fill('partner won')
    await page.locator('.lead-picker li button').first().click()
    expect(new URL(page.url()).searchParams.get('lead')).toBeTruthy()
    await page.reload()
    await page.getByRole('table', { name: /^The journey/ }).waitFor()
    const lines = (await cellsOf(page, /^The journey/)).map(([, what]) => what)
    expect(lines).toContain('Lead')
    expect(lines).toContain('Won')
    expect(lines.some((what) => what?.startsWith('Sales Call'))).toBe(true)
  })

  test('filters by channel and by days, and goes back', async () => {
    const page = await openBoard()
    const [first] = channels.rows
    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: first?.keys[0]?.label ?? '' })
    const table = page.getByRole('table', { name: 'The same in numbers' })
    await expect.poll(() => table.locator('tbody tr').count()).toBe(1)
    await page.getByLabel('Days').selectOption({ label: 'Other days …' })
    await page.getByLabel('From', { exact: true }).fill('2001-01-01')
    await page.getByLabel('To', { exact: true }).fill('2001-01-31')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.locator('#channels').getByText('No lead in these days.').waitFor()
    await page.goBack()
    await page.goBack()
    await expect.poll(() => table.locator('tbody tr').count()).toBe(channels.rows.length)
  })
})

describe('the key', () => {
  test('that is handed over leaves the address at once, and lasts as long as the tab', async () => {
    const page = await openBoard()
    expect(page.url()).toBe(`${scoreboard.url}/`)
    await page.reload()
    await page.getByRole('table', { name: 'The same in numbers' }).waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('tls_')
  })

  test('is asked for, and a wrong one is told from a right one', async () => {
    const page = await visit('/')
    await page.getByLabel('Secret key').fill('tls_wrong')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').textContent()).toMatch(/opens nothing here.*touchline keys create/s)
    await page.getByLabel('Secret key').fill(touchline.secretKey)
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'The same in numbers' }).waitFor()
  })

  test('that was handed over wrongly says so in every section, and another can be given', async () => {
    const page = await visit('/#key=tls_wrong')
    await page.getByRole('alert').first().waitFor()
    await page.getByRole('button', { name: 'Give another key' }).first().click()
    await page.getByLabel('Secret key').waitFor()
  })
})

test('without the server the page says what to do, and goes on when it is back', async () => {
  const page = await openBoard()
  await page.route('**/graphql', (route) => route.abort())
  await page.getByLabel('Days').selectOption({ label: 'This month' })
  const alert = page.locator('#channels').getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/doesn’t answer.*touchline serve/)
  await page.unroute('**/graphql')
  await alert.getByRole('button', { name: 'Ask again' }).click()
  await alert.waitFor({ state: 'detached' })
})

describe('by keyboard alone', () => {
  test('the navigation can be skipped, and what has the focus is outlined', async () => {
    const page = await openBoard()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the numbers' })
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    expect(await skip.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  test('columns are sorted, and say how', async () => {
    const page = await openBoard()
    const won = page.getByRole('columnheader', { name: 'Won' })
    await won.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect(await won.getAttribute('aria-sort')).toBe('descending')
    const counts = (await cellsOf(page, 'The same in numbers')).slice(0, -1).map(([, , cell]) => Number(cell))
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    await page.keyboard.press('Space')
    expect(await won.getAttribute('aria-sort')).toBe('ascending')
  })
})

test('the theme that is chosen is there when the page is opened again', async () => {
  const page = await openBoard({ colorScheme: 'light' })
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.getByLabel('Theme').selectOption('dark')
  const dark = await paper()
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await paper()).toBe(dark)
})

describe.each([
  ['on a desk', { viewport: { width: 1360, height: 900 } }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
] as const)('%s', (_, size) => {
  test.each(['light', 'dark'] as const)('axe finds no serious fault in %s', async (colorScheme) => {
    const board = await openBoard({ ...size, colorScheme })
    for (const definitions of await board.locator('details').all()) await definitions.locator('summary').click()
    const form = await visit('/', { ...size, colorScheme })
    await form.getByLabel('Secret key').waitFor()
    expect([await faults(board), await faults(form)]).toEqual([[], []])
  })

  test('the page is as wide as the screen', async () => {
    const page = await openBoard(size)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width)
  })
})

/** Serious and critical faults that axe sees, each with where it is. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
