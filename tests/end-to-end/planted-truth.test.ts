import { differences } from '@touchline/example-demo'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SampleCompany, startSampleCompany } from '../support/sample-company.ts'

/*
 * What is planted in the sample company of the demo, found again by the doors that its people have: GraphQL with a
 * secret key, SQL with a BI login. Expected numbers come from how the company was made.
 */

type Ratio = { value: number; interval: { low: number; high: number } }
type Row = {
  keys: { value: string }[]
  leads: number
  won: number
  open: number
  closeRate: Ratio
  wonWithin: { rate: Ratio }[]
}
type LedgerRow = { state: string; side: string | null; leads: number }
type AnsweredRow = {
  keys: { value: string }[]
  answeredWithinSla: { numerator: number; interval: { low: number; high: number } }
}
type Report = { rows: Row[]; meta: { warnings: { code: string; affectedCount: number }[] } }

const performanceQuery = `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $days: [Int!]) {
  channelPerformance(input: $input, groupBy: $groupBy, wonWithinDays: $days) {
    rows { keys { value } leads won open closeRate { ...rate } wonWithin { rate { ...rate } } }
    meta { warnings { code affectedCount } }
  }
}
fragment rate on Ratio { value interval { low high } }`

/** Of each channel: what sales did after the lead had qualified. */
const followUp = `
  select l.channel,
         count(*)::int as leads,
         count(l.mql_at)::int as "handedOver",
         count(*) filter (where t.is_worked)::int as worked,
         count(*) filter (where t.is_reached)::int as reached,
         count(*) filter (where t.is_worked and l.is_won)::int as "wonOfWorked"
  from reporting.leads l
  cross join lateral (
    select bool_or(direction = 'OUTBOUND') as is_worked, bool_or(reached) as is_reached
    from reporting.touchpoints
    where person_id = l.person_id and side = 'SALES' and occurred_at >= l.mql_at
  ) t
  group by l.channel`
type FollowUp = Record<'leads' | 'handedOver' | 'worked' | 'reached' | 'wonOfWorked', number> & { channel: string }

let company: SampleCompany
let followed: FollowUp[]

beforeAll(async () => {
  company = await startSampleCompany()
  followed = await company.select<FollowUp>(followUp)
}, 300_000)

afterAll(() => company?.stop())

const allYear = { range: { preset: 'LAST_12_MONTHS' } }

async function performance(input: object, groupBy = 'CHANNEL', days: number[] = []): Promise<Report> {
  const variables = { input, groupBy: [groupBy], days }
  return (await company.ask<{ channelPerformance: Report }>(performanceQuery, variables)).channelPerformance
}

/** The one row that stands for `value`. */
function rowOf({ rows }: Report, value: string): Row {
  const row = rows.find(({ keys }) => keys[0]?.value === value)
  if (!row) throw new Error(`No row ${value}`)
  return row
}

function followUpOf(channel: string): FollowUp {
  const row = followed.find((one) => one.channel === channel)
  if (!row) throw new Error(`No channel ${channel}`)
  return row
}

/** Wilson's, as the reports give it of all leads. */
function interval(part: number, whole: number): { low: number; high: number } {
  const z2 = 1.959964 ** 2
  const centre = part / whole + z2 / (2 * whole)
  const width = Math.sqrt(((part / whole) * (1 - part / whole)) / whole + z2 / (4 * whole ** 2)) * Math.sqrt(z2)
  return { low: (centre - width) / (1 + z2 / whole), high: (centre + width) / (1 + z2 / whole) }
}

test('every lead is in its channel, stands where it does, and was worked or not; so is every cent earned and spent', () => {
  expect(differences(company.answer, company.truth)).toEqual([])
})

test('what sales did with the leads of each channel is what was planted', () => {
  const byChannel = (a: { channel: string }, b: { channel: string }): number => (a.channel < b.channel ? -1 : 1)
  const counts = followed.map(({ wonOfWorked: _, ...rest }) => rest).sort(byChannel)
  const planted = company.truth.map(({ channel, leads, handedOver, worked, reached }) => ({
    ...{ channel, leads, handedOver, worked, reached },
  }))
  expect(counts).toEqual(planted.sort(byChannel))
})

describe('a good channel that sales neglects, and a poor one that it works well', () => {
  test('Organic Search is worked far less than Paid Social', () => {
    const [search, social] = [followUpOf('Organic Search'), followUpOf('Paid Social')]
    expect(interval(search.worked, search.handedOver).high).toBeLessThan(interval(social.worked, social.handedOver).low)
  })

  test('and closes better all the same, of all its leads and more so of those worked', async () => {
    const report = await performance(allYear)
    const [all, social] = [rowOf(report, 'Organic Search'), rowOf(report, 'Paid Social')]
    expect(all.closeRate.interval.low).toBeGreaterThan(social.closeRate.interval.high)
    const [worked, chased] = [followUpOf('Organic Search'), followUpOf('Paid Social')]
    const ofWorked = interval(worked.wonOfWorked, worked.worked)
    expect(ofWorked.low).toBeGreaterThan(interval(chased.wonOfWorked, chased.worked).high)
    expect(ofWorked.low).toBeGreaterThan(all.closeRate.interval.high)
  })

  test('and is answered late, by the clock of business hours', async () => {
    const { channelPerformance } = await company.ask<{ channelPerformance: { rows: AnsweredRow[] } }>(
      `query ($input: ReportInput!) {
        channelPerformance(input: $input) { rows { keys { value } answeredWithinSla { numerator interval { low high } } } }
      }`,
      { input: allYear },
    )
    const answered = new Map(channelPerformance.rows.map((row) => [row.keys[0]?.value, row.answeredWithinSla]))
    // Who came back to life is answered twice, and that is true of trade shows alone.
    for (const { channel, answeredInTime } of company.truth.filter((row) => row.channel !== 'Trade Show')) {
      expect(answered.get(channel)?.numerator, channel).toBe(answeredInTime)
    }
    const [search, social] = [answered.get('Organic Search'), answered.get('Paid Social')]
    expect(search?.interval.high).toBeLessThan(social?.interval.low ?? 0)
  })
})

describe('a young campaign', () => {
  const campaign = 'a-day-at-the-dock'
  const enough = 28

  test('looks poorer than an old one beside it, while most of its leads are open', async () => {
    const byCampaign = rowOf(await performance(allYear, 'CAMPAIGN'), campaign)
    expect(byCampaign.open).toBeGreaterThan(byCampaign.leads / 2)
    const old = rowOf(await performance(allYear), 'Paid Search')
    expect(byCampaign.closeRate.value).toBeLessThan(old.closeRate.value)
  })

  test('is said to be immature', async () => {
    const filter = { where: { dimension: 'CAMPAIGN', op: 'EQ', values: [campaign] } }
    const { meta } = await performance({ ...allYear, filter }, 'CAMPAIGN', [enough])
    const immature = meta.warnings.find(({ code }) => code === 'IMMATURE_COHORTS')
    expect(immature?.affectedCount).toBeGreaterThan(0)
  })

  test('is no worse where its leads are old enough to judge', async () => {
    const range = { between: { from: company.daysAgo(363), to: company.daysAgo(enough) } }
    const report = await performance({ range }, 'CHANNEL', [enough])
    const [young, old] = [rowOf(report, 'Paid Video'), rowOf(report, 'Paid Search')]
    expect(young.leads).toBeGreaterThan(20)
    expect(young.wonWithin[0]?.rate.value).toBeGreaterThan(old.wonWithin[0]?.rate.value ?? 0)
  })
})

describe('trade-show leads that are not ready yet', () => {
  const truthOf = (channel: string) => company.truth.find((row) => row.channel === channel)

  test('have been given back for later, more than those of any channel, with a date and most with a reason', async () => {
    const putOff = await company.select<{ channel: string; leads: number; reasons: number; dates: number }>(`
      select channel, count(*)::int as leads, count(recycle_reason)::int as reasons, count(recycled_until)::int as dates
      from reporting.leads
      where recycled_at is not null and is_open and not is_sal
      group by channel order by leads desc`)
    expect(putOff[0]?.channel).toBe('Trade Show')
    expect(putOff.map(({ channel, leads }) => [channel, leads])).toEqual(
      expect.arrayContaining([['Trade Show', truthOf('Trade Show')?.states.RECYCLED]]),
    )
    for (const { leads, reasons, dates } of putOff) {
      expect(dates).toBe(leads)
      expect(reasons).toBeLessThanOrEqual(leads)
    }
    expect(putOff[0]?.reasons).toBeGreaterThan((putOff[0]?.leads ?? 0) / 2)
  })

  test('came back and bought, some of them', async () => {
    const [revived] = await company.select<{ won: number }>(`
      select count(*)::int as won from reporting.leads where channel = 'Trade Show' and is_won and recycled_at < won_at`)
    expect(revived?.won).toBe(truthOf('Trade Show')?.revivedAndWon)
    expect(revived?.won).toBeGreaterThan(1)
  })
})

describe('the ledger', () => {
  const waiting = ({ UNTOUCHED = 0, QUALIFIED_UNASSIGNED = 0 }: { [state: string]: number }): number =>
    UNTOUCHED + QUALIFIED_UNASSIGNED
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

  test('has more of the trade-show leads with marketing, given back for later, than anywhere else', async () => {
    const filter = { where: { dimension: 'CHANNEL', op: 'EQ', values: ['Trade Show'] } }
    const { leadLedger } = await company.ask<{ leadLedger: { total: number; rows: LedgerRow[] } }>(
      'query ($filter: FilterInput) { leadLedger(filter: $filter) { total rows { state side leads } } }',
      { filter },
    )
    const [most] = leadLedger.rows.toSorted((a, b) => b.leads - a.leads)
    expect(most).toMatchObject({ state: 'RECYCLED', side: 'MARKETING' })
    expect(sum(leadLedger.rows.map(({ leads }) => leads))).toBe(leadLedger.total)
  })

  test('lists every lead that nobody turned to, and a third of them are of the neglected channel', async () => {
    const totalOf = async (filter: object | null): Promise<number> => {
      const { untouchedLeads } = await company.ask<{ untouchedLeads: { totalCount: number } }>(
        'query ($filter: FilterInput) { untouchedLeads(filter: $filter, first: 1) { totalCount } }',
        { filter },
      )
      return untouchedLeads.totalCount
    }
    const all = await totalOf(null)
    const neglected = await totalOf({ where: { dimension: 'CHANNEL', op: 'EQ', values: ['Organic Search'] } })
    expect(all).toBe(sum(company.truth.map(({ states }) => waiting(states))))
    expect(neglected).toBe(waiting(company.truth.find(({ channel }) => channel === 'Organic Search')?.states ?? {}))
    expect(neglected).toBeGreaterThan(all / 3)
  })

  test('hands leads that came back to life to sales a second time', async () => {
    const { leads } = await company.ask<{ leads: { nodes: { handoffs: { direction: string }[] }[] } }>(
      `{ leads(first: 100, filter: { channel: "Trade Show", milestone: WON }) { nodes { handoffs { direction } } } }`,
    )
    const ways = leads.nodes.map(({ handoffs }) => handoffs.map(({ direction }) => direction).join(', '))
    const revived = ways.filter((way) => way === 'TO_SALES, TO_MARKETING, TO_SALES')
    expect(revived).toHaveLength(company.truth.find(({ channel }) => channel === 'Trade Show')?.revivedAndWon ?? -1)
  })
})

test('the KPIs of the year are what was planted, each beside its target', async () => {
  const { kpis } = await company.ask<{ kpis: { items: { metric: { id: string }; value: string; target: string }[] } }>(
    `query ($input: ReportInput!) {
      kpis(input: $input, ids: ["leads", "won", "revenue", "spend"]) { items { metric { id } value target } }
    }`,
    { input: allYear },
  )
  const planted = (part: 'leads' | 'won' | 'revenueMinor' | 'spendMinor'): number =>
    company.truth.reduce((sum, channel) => sum + channel[part], 0)
  expect(Object.fromEntries(kpis.items.map(({ metric, value }) => [metric.id, Number(value)]))).toEqual({
    ...{ leads: planted('leads'), won: planted('won') },
    ...{ revenue: planted('revenueMinor') / 100, spend: planted('spendMinor') / 100 },
  })
  for (const { metric, target } of kpis.items) expect(Number(target), metric.id).toBeGreaterThan(0)
})

test('sales refuses, wins and loses with a reason, and sometimes without', async () => {
  const [reasons] = await company.select<Record<string, number>>(`
    select count(refusal_reason)::int as refused, (count(refused_at) - count(refusal_reason))::int as unexplained_refused,
           count(win_reason)::int as won, (count(*) filter (where is_won) - count(win_reason))::int as unexplained_won,
           count(loss_reason)::int as lost, (count(*) filter (where is_lost) - count(loss_reason))::int as unexplained_lost
    from reporting.leads`)
  for (const [what, leads] of Object.entries(reasons ?? {})) expect(leads, what).toBeGreaterThan(0)
  expect(Object.keys(reasons ?? {})).toHaveLength(6)
})
