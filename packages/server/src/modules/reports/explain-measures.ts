import type { ChangedMeasure } from '../../graphql/resolver-types.generated.ts'
import { minorDigits } from '../../lib/minor-digits.ts'
import type { Money } from '../../lib/money.ts'
import type { AttributionReport } from './attribution-report.ts'
import type { AttributionRow } from './attribution-row.ts'
import type { ChannelReport } from './channel-performance.ts'
import type { ChannelRow } from './channel-row.ts'
import type { Measured, MeasuredReport } from './explain-change.ts'
import type { Ratio } from './ratio.ts'

const rateDigits = 9
const creditDigits = 9

const count = (measure: ChangedMeasure, amount: number): Measured => ({ measure, amount: BigInt(amount), digits: 0 })

const amountOfMoney = (measure: ChangedMeasure, money: Money | null, currency: string): Measured => ({
  measure,
  amount: money && BigInt(money.minor),
  digits: minorDigits(currency),
})

/** Rounded to the nearest billionth. */
const rate = (measure: ChangedMeasure, ratio: Ratio | null): Measured => {
  const { numerator = 0, denominator = 0 } = ratio ?? {}
  const [part, whole] = [BigInt(numerator) * 10n ** BigInt(rateDigits), BigInt(denominator)]
  return { measure, amount: whole === 0n ? null : (2n * part + whole) / (2n * whole), digits: rateDigits }
}

const measuresOfChannel =
  (currency: string) =>
  (row: Omit<ChannelRow, 'keys' | 'previous' | 'closeRateChange' | 'winRateChange'>): Measured[] => [
    count('LEADS', row.leads),
    count('MQLS', row.mqls),
    count('SALS', row.sals),
    count('SQLS', row.sqls),
    count('OPPORTUNITIES', row.opportunities),
    count('WON', row.won),
    count('LOST', row.lost),
    rate('CLOSE_RATE', row.closeRate),
    amountOfMoney('REVENUE', row.revenue, currency),
    amountOfMoney('PIPELINE', row.pipeline, currency),
    amountOfMoney('SPEND', row.spend, currency),
  ]

export function measuredChannels({ rows, total, meta }: ChannelReport): MeasuredReport {
  const measuresOf = measuresOfChannel(meta.currency)
  return { rows: rows.map((row) => ({ keys: row.keys, measures: measuresOf(row) })), total: measuresOf(total) }
}

const measuresOfAttribution =
  (currency: string) =>
  ({
    conversions,
    credit,
    value,
    spend,
  }: Pick<AttributionRow, 'conversions' | 'credit' | 'value' | 'spend'>): Measured[] => [
    { measure: 'CREDIT', amount: BigInt(credit.replace('.', '')), digits: creditDigits },
    count('CONVERSIONS', conversions),
    amountOfMoney('VALUE', value, currency),
    amountOfMoney('SPEND', spend, currency),
  ]

export function measuredAttribution({ rows, total, meta }: AttributionReport): MeasuredReport {
  const measuresOf = measuresOfAttribution(meta.currency)
  return { rows: rows.map((row) => ({ keys: row.keys, measures: measuresOf(row) })), total: measuresOf(total) }
}
