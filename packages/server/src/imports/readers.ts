import { normaliseEmail } from '@touchline/schema'
import { readDomain } from '../modules/accounts/domain.ts'
import { type AmountFormat, amountReader } from './amounts.ts'
import { dateReader, dayReader } from './dates.ts'
import type { Field } from './fields.ts'
import { problem, type Reader, value } from './reading.ts'

/** How the workspace reads what the mapping leaves open. */
export type ReadingContext = {
  /** Of times without an offset. */
  readonly timeZone: string
  /** Decimals of the workspace's currency. */
  readonly minorDigits: number
}

/** How the mapping says that a field's cells are written. */
export type Writing = {
  /** Luxon formats of a date, tried in order. None for ISO 8601. */
  readonly formats: readonly string[]
  readonly amountFormat: AmountFormat
}

const longest = { text: 1_000, id: 500 }

/** How a cell of `field` is read. */
export function readerOf(field: Field, writing: Writing, context: ReadingContext): Reader {
  const read = typedReader(field, writing, context)
  return (text) => (text.includes('\0') ? problem('has a NUL character, which no text has') : read(text))
}

function typedReader({ type, choices = [] }: Field, writing: Writing, context: ReadingContext): Reader {
  switch (type) {
    case 'text':
      return textReader(longest.text)
    case 'id':
      return textReader(longest.id)
    case 'slug':
      return slugReader
    case 'email':
      return emailReader
    case 'domain':
      return domainReader
    case 'choice':
      return choiceReader(choices)
    case 'flag':
      return flagReader
    case 'date':
      return dateReader(writing.formats, context.timeZone)
    case 'day':
      return dayReader(writing.formats, context.timeZone)
    case 'amount':
      return amountReader(writing.amountFormat, context.minorDigits)
  }
}

const textReader =
  (characters: number): Reader =>
  (text) =>
    text.length <= characters ? value(text) : problem(`has ${text.length} characters: at most ${characters} are kept`)

/** `Trade Show` is `trade_show`: channel rules know one spelling. */
const slugReader: Reader = (text) => {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return slug === '' ? problem(`"${text}" has no letter`) : textReader(longest.id)(slug)
}

const emailReader: Reader = (text) => {
  const address = normaliseEmail(text)
  return address === null ? problem(`"${text}" is no e-mail address`) : value(address)
}

const domainReader: Reader = (text) => {
  const domain = readDomain(text)
  return domain === null ? problem(`"${text}" has no domain like acme.com`) : value(domain)
}

export const choiceReader =
  (choices: readonly string[]): Reader =>
  (text) => {
    const choice = choices.find((known) => known === text.toUpperCase())
    return choice === undefined
      ? problem(`"${text}" is none of ${choices.join(', ')}: say in \`values\` what it means`)
      : value(choice)
  }

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
])

const flagReader: Reader = (text) => {
  const flag = flags.get(text.toLowerCase())
  return flag === undefined ? problem(`"${text}" is neither yes nor no: say in \`values\` what it means`) : value(flag)
}
