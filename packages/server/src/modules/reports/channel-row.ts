import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { divided } from '../../lib/divided.ts'
import type { Money } from '../../lib/money.ts'
import { noWork, type Work } from './channel-handoffs.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import type { Compared, KeyedRow } from './keyed-row.ts'
import { type RateChange, rateChange } from './newcombe.ts'
import { type Ratio, ratio } from './ratio.ts'

/** Leads of one combination of keys, or all of them. Amounts in minor units. */
export type CountedLeads = KeyedRow &
  Work & {
    readonly leads: number
    readonly mqls: number
    readonly sals: number
    readonly sqls: number
    readonly opportunities: number
    readonly won: number
    readonly lost: number
    readonly revenueMinor: string
    readonly pipelineMinor: string
    readonly daysMeasured: number
    readonly medianDays: number | null
    /** One per number of `wonWithinDays`. */
    readonly wonWithin: readonly number[]
    /** Those created at least that long ago, and those of them that were won within. */
    readonly mature: readonly number[]
    readonly matureWon: readonly number[]
    readonly openAndYoung: number
    /** Null where no spend was told. */
    readonly spendMinor: string | null
  }

/** Without what is told elsewhere. */
export type LeadCounts = Omit<CountedLeads, 'spendMinor' | keyof Work>

export type ChannelRow = CountedRow & {
  /** Null where the report is compared with nothing, as are the changes. */
  readonly previous: ChannelRow | null
  /** Null as the rate is, too. */
  readonly closeRateChange: RateChange | null
  readonly winRateChange: RateChange | null
}

type WonWithin = {
  readonly days: number
  readonly won: number
  readonly rate: Ratio
  /** Of the leads that have had so many days. */
  readonly ofMature: Ratio
}

type CountedRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly leads: number
  readonly mqls: number
  readonly sals: number
  readonly sqls: number
  readonly opportunities: number
  readonly won: number
  readonly lost: number
  /** Null where the leads are not the ones that were won and lost. */
  readonly open: number | null
  readonly revenue: Money
  readonly pipeline: Money
  /** Null likewise. */
  readonly closeRate: Ratio | null
  readonly winRate: Ratio
  readonly worked: number
  readonly reached: number
  readonly accepted: number
  /** Null where the leads are not the ones that were created in the range. */
  readonly untouched: number | null
  readonly answeredWithinSla: Ratio
  readonly daysToWin: { readonly count: number; readonly p50: number | null }
  readonly wonWithin: readonly WonWithin[]
  readonly spend: Money | null
  readonly costPerLead: Money | null
  readonly costPerWin: Money | null
}

export const noLeads: CountedLeads = {
  isTotal: true,
  keys: [],
  leads: 0,
  mqls: 0,
  sals: 0,
  sqls: 0,
  opportunities: 0,
  won: 0,
  lost: 0,
  revenueMinor: '0',
  pipelineMinor: '0',
  daysMeasured: 0,
  medianDays: null,
  wonWithin: [],
  mature: [],
  matureWon: [],
  openAndYoung: 0,
  spendMinor: null,
  ...noWork,
}

export function channelRow(question: ChannelQuestion, { row, before }: Compared<CountedLeads>): ChannelRow {
  const counted = countedRow(question, row)
  const previous = before && channelRow(question, { row: before, before: null })
  const change = (now: Ratio | null, then: Ratio | null | undefined): RateChange | null =>
    now && then ? rateChange(now, then) : null
  return {
    ...counted,
    previous,
    closeRateChange: change(counted.closeRate, previous?.closeRate),
    winRateChange: change(counted.winRate, previous?.winRate),
  }
}

function countedRow(question: ChannelQuestion, counted: CountedLeads): CountedRow {
  const { workspace, groupBy, wonWithinDays, basis } = question
  const { leads, mqls, sals, sqls, opportunities, won, lost, spendMinor } = counted
  const money = (minor: string): Money => ({ minor: BigInt(minor), currency: workspace.currency })
  const rate = (part: number, of: number): Ratio => ratio(part, of, workspace.minimumSample)
  return {
    ...{ leads, mqls, sals, sqls, opportunities, won, lost },
    keys: dimensionValues(groupBy, counted.keys),
    open: basis === 'COHORT' ? leads - won - lost : null,
    revenue: money(counted.revenueMinor),
    pipeline: money(counted.pipelineMinor),
    closeRate: basis === 'COHORT' ? rate(won, leads) : null,
    winRate: rate(won, won + lost),
    ...{ worked: counted.worked, reached: counted.reached, accepted: sals },
    untouched: basis === 'COHORT' ? counted.untouched : null,
    answeredWithinSla: rate(counted.answeredInTime, counted.due),
    daysToWin: { count: counted.daysMeasured, p50: counted.medianDays },
    wonWithin: wonWithinDays.map((days, i) => {
      const within = counted.wonWithin[i] ?? 0
      const ofMature = rate(counted.matureWon[i] ?? 0, counted.mature[i] ?? 0)
      return { days, won: within, rate: rate(within, leads), ofMature }
    }),
    ...costs(spendMinor === null ? null : BigInt(spendMinor), counted, workspace.currency),
  }
}

type Costs = Pick<ChannelRow, 'spend' | 'costPerLead' | 'costPerWin'>

function costs(spent: bigint | null, { leads, won }: CountedLeads, currency: string): Costs {
  const money = (minor: bigint | null): Money | null => (minor === null ? null : { minor, currency })
  const each = (count: number): Money | null => money(spent === null ? null : divided(spent, BigInt(count)))
  return { spend: money(spent), costPerLead: each(leads), costPerWin: each(won) }
}
