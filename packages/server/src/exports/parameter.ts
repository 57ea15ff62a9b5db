import { z } from 'zod'
import { Instant } from '../graphql/scalars.ts'
import { suggest } from '../lib/closest.ts'
import { isTimeZone } from '../lib/zone.ts'

/** What became of a text that was given for a parameter. The problem reads on after the parameter's name. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string }

/** A parameter of an export, as it stands in the address. */
export type Parameter<Value, Usual extends string | null = string | null> = {
  readonly description: string
  /** All that it takes, or what that looks like. */
  readonly takes: readonly string[] | string
  readonly takesSeveral: boolean
  /** What leaving it out means. Null where it then says nothing. */
  readonly usual: Usual
  readonly read: (text: string) => Reading<Value>
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

/** What was asked. Null for what was left out. */
export type Asked<All extends Parameters> = {
  readonly [Name in keyof All]: All[Name] extends Parameter<infer Value, infer Usual>
    ? null extends Usual
      ? Value | null
      : Value
    : never
}

/** One of `values`. */
export const choice = <Value extends string, Usual extends Value | null>(
  values: readonly Value[],
  usual: Usual,
  description: string,
): Parameter<Value, Usual> => ({ description, takes: values, takesSeveral: false, usual, read: oneOf(values) })

/** Several of `values`, with commas between. */
export const choices = <Value extends string, Usual extends Value | null>(
  values: readonly Value[],
  usual: Usual,
  description: string,
): Parameter<Value[], Usual> => ({
  description,
  takes: values,
  takesSeveral: true,
  usual,
  read: (text) => readAll(text, oneOf(values)),
})

export const text = (description: string): Parameter<string, null> =>
  one('a text', description, (given) => (given === '' || given.includes('\0') ? undefined : given))

export const day = (description: string): Parameter<string, null> =>
  one('a day like 2026-11-22', description, (given) => z.iso.date().safeParse(given).data)

export const instant = (description: string): Parameter<Date, null> =>
  one('an instant like 2026-11-22T10:00:00Z', description, (given) => Instant.safeParse(given).data)

export function flag(description: string): Parameter<boolean, 'false'> {
  const given = choice(['true', 'false'], 'false', description)
  const read = (text: string): Reading<boolean> => {
    const reading = given.read(text)
    return 'value' in reading ? { value: reading.value === 'true' } : reading
  }
  return { ...given, read }
}

export const timeZone = (description: string): Parameter<string, null> =>
  one('an IANA zone like Europe/Berlin', description, (given) => (isTimeZone(given) ? given : undefined))

export const wholeNumber = (description: string): Parameter<number, null> =>
  one('a whole number', description, wholeNumberIn)

/** Several whole numbers, with commas between. */
export const wholeNumbers = (description: string): Parameter<number[], null> => {
  const single = wholeNumber(description)
  return { ...single, takesSeveral: true, read: (given) => readAll(given, single.read) }
}

/** A parameter whose values are `what`; `find` gives undefined for any other text. */
export const one = <Value>(
  what: string,
  description: string,
  find: (given: string) => Value | undefined,
): Parameter<Value, null> => ({
  description,
  takes: what,
  takesSeveral: false,
  usual: null,
  read: (given) => {
    const value = find(given)
    return value === undefined ? { problem: `is ${JSON.stringify(given)}: give ${what}` } : { value }
  },
})

const longestNumber = 9

const wholeNumberIn = (given: string): number | undefined =>
  /^-?\d+$/.test(given) && given.length <= longestNumber ? Number(given) : undefined

const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (given: string): Reading<Value> => {
    const value = values.find((known) => known === given)
    return value === undefined ? { problem: `is ${JSON.stringify(given)}: ${suggest(given, values)}` } : { value }
  }

function readAll<Value>(given: string, read: (text: string) => Reading<Value>): Reading<Value[]> {
  const values: Value[] = []
  for (const part of given.split(',')) {
    const reading = read(part.trim())
    if ('problem' in reading) return reading
    values.push(reading.value)
  }
  return { value: values }
}
