import { problem, type Reader, value } from './reading.ts'

export type AmountFormat = {
  readonly decimal: string
  /** What stands between groups of three digits, where anything does. */
  readonly thousands?: string | undefined
}

/**
 * Reads decimal text as minor units, digit by digit: no amount ever passes through binary floating point.
 *
 * @param digits How many decimals the currency has.
 */
export function amountReader({ decimal, thousands }: AmountFormat, digits: number): Reader {
  return (text) => {
    const [whole = '', fraction = '', ...more] = text.split(decimal)
    const integer = ungrouped(whole, thousands)
    if (text.startsWith('-')) return problem(`"${text}" is negative: an amount is what was sold or spent`)
    if (integer === undefined || more.length > 0 || !/^\d*$/.test(fraction)) {
      return problem(`"${text}" is no amount ${describe(decimal, thousands)}`)
    }
    if (/[1-9]/.test(fraction.slice(digits)))
      return problem(`"${text}" has more than the currency's ${digits} decimals`)
    const minor = BigInt(integer + fraction.slice(0, digits).padEnd(digits, '0'))
    return minor > BigInt(Number.MAX_SAFE_INTEGER) ? problem(`"${text}" is too large`) : value(Number(minor))
  }
}

/** The digits of `whole`, whose groups, if any, are of three. */
function ungrouped(whole: string, thousands: string | undefined): string | undefined {
  if (/^\d+$/.test(whole)) return whole
  if (thousands === undefined) return undefined
  const [first = '', ...groups] = anySpace(whole).split(anySpace(thousands))
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : undefined
}

/** Spreadsheets put no-break and narrow spaces between groups. */
const anySpace = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

const describe = (decimal: string, thousands: string | undefined): string =>
  `with decimals after "${decimal}" and ${thousands === undefined ? 'nothing' : `"${thousands}"`} between thousands` +
  ' (the mapping can say otherwise with `decimal` and `thousands`)'
