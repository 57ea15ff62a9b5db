import { z } from 'zod'
import { mapOf } from './map-of.ts'

/** As written, `0.92` or `"0.92"`; kept as text, so that no amount passes through binary floating point. */
const Rate = z
  .union([z.number(), z.string()], 'must be a number, e.g. 0.92 or "0.92"')
  .transform(String)
  .refine(
    (text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && Number(text) > 0,
    'must be a number above 0, with at most 9 decimals after a point, e.g. 0.92',
  )

const shape = {
  /** ISO 4217 code of the currency that amounts are told in. */
  currency: z
    .string('must be an ISO 4217 code')
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'must be an ISO 4217 code, e.g. USD'),
  /** From which day on, until the next. */
  from: z.iso.date('must be a day like 2026-01-31, in quotes'),
  /** What one of it is worth in the workspace's currency. */
  rate: Rate,
}

/** What other currencies are worth in the workspace's, each from a day on. */
export const ExchangeRates = z
  .array(z.strictObject(shape, mapOf(shape)), 'must be a list of rates')
  .max(10_000, 'has more than 10,000 rates')
  .superRefine((rates, { addIssue }) => {
    const first = new Map<string, number>()
    for (const [i, { currency, from }] of rates.entries()) {
      const before = first.get(`${currency} ${from}`)
      if (before === undefined) first.set(`${currency} ${from}`, i)
      else
        addIssue({ code: 'custom', path: [i], message: `has ${currency} from ${from}, as exchangeRates.${before} has` })
    }
  })
export type ExchangeRates = z.output<typeof ExchangeRates>

export const exchangeRateKeys = Object.keys(shape)
