import { wholeCredit } from '@touchline/schema'
import { divided } from '../../lib/divided.ts'
import type { Money } from '../../lib/money.ts'
import { type MoneyInterval, returnOn } from './costs.ts'
import type { Interval } from './wilson.ts'

/** What was spent on a row of credit, beside what a model gives it. All null where no spend was told. */
export type CreditCosts = {
  readonly spend: Money | null
  /** What one conversion's worth of credit cost. Null where there is none, or less. */
  readonly costPerCredit: Money | null
  /** Null also where the credit has no interval. */
  readonly costPerCreditInterval: MoneyInterval | null
  /** Credited revenue by spend. Null also where nothing was spent, and of what is no revenue. */
  readonly returnOnSpend: number | null
}

type Credited = {
  readonly spend: Money | null
  /** Billionths. */
  readonly credit: bigint
  /** In conversions. */
  readonly creditInterval: Interval | null
  /** Null where what is credited is no revenue. */
  readonly revenueMinor: bigint | null
}

/** The interval is that of the credit, turned over: what was spent is known. */
export const creditCosts = ({ spend, credit, creditInterval, revenueMinor }: Credited): CreditCosts => ({
  spend,
  costPerCredit: spend && costPerCredit(spend, credit),
  costPerCreditInterval: spend && creditInterval && turnedOver(spend, creditInterval),
  returnOnSpend:
    spend && revenueMinor !== null ? returnOn({ spend, revenue: { ...spend, minor: revenueMinor } }) : null,
})

function costPerCredit(spend: Money, credit: bigint): Money | null {
  const minor = credit > 0n ? divided(BigInt(spend.minor) * BigInt(wholeCredit), credit) : null
  return minor === null ? null : { ...spend, minor }
}

function turnedOver(spend: Money, { low, high }: Interval): MoneyInterval | null {
  const at = (credit: number): Money | null => costPerCredit(spend, BigInt(Math.round(credit * wholeCredit)))
  const least = at(high)
  return least && { low: least, high: at(low) }
}
