import { divided } from '../lib/divided.ts'
import type { JudgingContext } from './judge.ts'
import { problem, type Reading, value } from './reading.ts'

/** An amount as it was told, with as many decimals as the workspace's currency has. */
type Told = { readonly day: string; readonly amount: number; readonly currency?: string | undefined }

const rateDigits = 9

/** The amount in the workspace's currency, by the rate of its day, rounded half up. In minor units. */
export function inCurrencyOf(
  { currency: own, exchangeRates }: Pick<JudgingContext, 'currency' | 'exchangeRates'>,
  { day, amount, currency: told = own }: Told,
): Reading<number> {
  const code = told.toUpperCase()
  if (code === own) return value(amount)
  const known = exchangeRates.filter(({ currency }) => currency === code)
  const inForce = known.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? -1 : 1))
  const rate = inForce.at(-1)?.rate
  if (rate !== undefined) return value(Number(divided(BigInt(amount) * unitsOf(rate), 10n ** BigInt(rateDigits))))
  const words = `currency: the amount is in ${told}, the workspace in ${own}: convert it first, or settle on exchangeRates`
  return problem(`${words} of ${code}${known.length > 0 ? ` from ${day} on, or before` : ''}`)
}

/** `0.92` as billionths. */
function unitsOf(rate: string): bigint {
  const [whole = '', fraction = ''] = rate.split('.')
  return BigInt(whole + fraction.padEnd(rateDigits, '0'))
}
