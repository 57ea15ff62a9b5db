import { wholeCredit } from '@touchline/schema'

/** What one model gives to one key, or to all. */
export type CreditSum = {
  /** Billionths. */
  readonly credit: bigint
  readonly valueMinor: bigint
  /** Touchpoints that could earn it, whether or not they did. */
  readonly touchpoints: number
  readonly conversions: number
  readonly withoutValue: number
}

/** The sums of one model. Numbers of keys below 0 are left out. */
export type CreditSums = {
  /** By key. Whole numbers, exact as long as they are carried in time. */
  readonly credit: Float64Array
  readonly value: Float64Array
  /** The whole of a conversion, to one key. @param valueMinor NaN without one. */
  readonly addWhole: (key: number, valueMinor: number) => void
  /** The whole of a conversion, to what has the credit that no touchpoint earned. */
  readonly addUnearned: (key: number, valueMinor: number) => void
  readonly carry: () => void
  /** By key, and last of all. */
  readonly sums: () => CreditSum[]
}

/** Of which keys touchpoints could earn the conversions: the same by every model. */
export type Touched = {
  /** @param valueMinor NaN without one. */
  readonly begin: (valueMinor: number) => void
  readonly touch: (key: number) => void
  /** Whether the conversion that was begun is of this key already; `keyCount` asks of all. */
  readonly isCounted: (key: number) => boolean
  readonly touchpoints: Int32Array
  /** Both by key, and last of all. */
  readonly conversions: Int32Array
  readonly withoutValue: Int32Array
}

export function touchedKeys(keyCount: number): Touched {
  const touchpoints = new Int32Array(keyCount + 1)
  const conversions = new Int32Array(keyCount + 1)
  const withoutValue = new Int32Array(keyCount + 1)
  /** By which conversion each was counted last. */
  const countedBy = new Int32Array(keyCount + 1)
  let conversion = 0
  let lacksValue = 0
  const count = (key: number): void => {
    touchpoints[key] = (touchpoints[key] as number) + 1
    if (countedBy[key] === conversion) return
    countedBy[key] = conversion
    conversions[key] = (conversions[key] as number) + 1
    withoutValue[key] = (withoutValue[key] as number) + lacksValue
  }
  return {
    begin: (valueMinor) => {
      conversion++
      lacksValue = Number.isNaN(valueMinor) ? 1 : 0
    },
    touch: (key) => {
      if (key < 0) return
      count(key)
      count(keyCount)
    },
    isCounted: (key) => countedBy[key] === conversion,
    touchpoints,
    conversions,
    withoutValue,
  }
}

export function creditSums(keyCount: number, touched: Touched): CreditSums {
  const credit = new Float64Array(keyCount)
  const value = new Float64Array(keyCount)
  const carriedCredit: bigint[] = Array.from(credit, () => 0n)
  const carriedValue: bigint[] = Array.from(value, () => 0n)
  /** Conversions of which nothing else is of the key. */
  const more = new Int32Array(keyCount + 1)
  const moreWithoutValue = new Int32Array(keyCount + 1)

  const count = (key: number, valueMinor: number): void => {
    if (touched.isCounted(key)) return
    more[key] = (more[key] as number) + 1
    if (Number.isNaN(valueMinor)) moreWithoutValue[key] = (moreWithoutValue[key] as number) + 1
  }
  const addWhole = (key: number, valueMinor: number): void => {
    if (key < 0) return
    credit[key] = (credit[key] as number) + wholeCredit
    if (!Number.isNaN(valueMinor)) value[key] = (value[key] as number) + valueMinor
  }
  const carry = (): void => {
    carryInto(carriedCredit, credit)
    carryInto(carriedValue, value)
  }
  const sumOf = (key: number): CreditSum => ({
    credit: carriedCredit[key] ?? total(carriedCredit),
    valueMinor: carriedValue[key] ?? total(carriedValue),
    touchpoints: touched.touchpoints[key] as number,
    conversions: (touched.conversions[key] as number) + (more[key] as number),
    withoutValue: (touched.withoutValue[key] as number) + (moreWithoutValue[key] as number),
  })
  return {
    credit,
    value,
    addWhole,
    addUnearned: (key, valueMinor) => {
      if (key < 0) return
      count(key, valueMinor)
      count(keyCount, valueMinor)
      addWhole(key, valueMinor)
    },
    carry,
    sums: () => {
      carry()
      return Array.from({ length: keyCount + 1 }, (_, key) => sumOf(key))
    },
  }
}

function carryInto(carried: bigint[], sums: Float64Array): void {
  for (const [key, sum] of sums.entries()) if (sum !== 0) carried[key] = (carried[key] ?? 0n) + BigInt(sum)
  sums.fill(0)
}

const total = (sums: readonly bigint[]): bigint => sums.reduce((all, each) => all + each, 0n)
