/** `units`, each 10^-`digits`, as an exact decimal number: 1250 with 2 digits is `"12.50"`. */
export function decimal(units: number | bigint, digits: number): string {
  const whole = BigInt(units)
  const text = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, '0')
  const sign = whole < 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
