import { type Moment, momentOf } from './moment.ts'
import { isDateField, momentOfVersion } from './record-history.ts'
import type { ImportedDate } from './records.ts'

/** What a record says, by the names of its fields. */
type Fields = Readonly<Record<string, unknown>>

/** A version of a CRM record with both its times, in epoch milliseconds. */
export type TimedVersion = {
  readonly version: number
  readonly effectiveAt: number
  readonly recordedAt: number
  readonly backfilled: boolean
  readonly fields: Fields
}

/** Something that a record dates, and what it says along with that. */
type DatedFact = {
  readonly date: string
  readonly along: readonly string[]
  /** Whether what the record has there is a fact at all. */
  readonly holds?: (fields: Fields) => boolean
}

type Kind = {
  readonly facts: readonly DatedFact[]
  /** What the first version says of the record since it was created. */
  readonly sinceCreation: (first: Fields) => Fields
  /** The dates of which one must be known for anything to be. */
  readonly begins: readonly string[]
}

const lead: Kind = {
  facts: [
    ...['createdAt', 'mqlAt', 'salAt', 'sqlAt', 'requestedAt'].map((date) => ({ date, along: [] })),
    { date: 'wonAt', along: ['winReason'] },
    { date: 'lostAt', along: ['lossReason'] },
    { date: 'assignedAt', along: ['owner'] },
    { date: 'refusedAt', along: ['refusalReason'] },
    { date: 'recycledAt', along: ['recycleReason', 'recycledUntil'] },
  ],
  sinceCreation: (first) =>
    only(first, ['emailKey', 'source', 'selfReportedSource', ...(first['assignedAt'] === undefined ? ['owner'] : [])]),
  begins: ['createdAt'],
}

const opportunity: Kind = {
  facts: [
    { date: 'createdAt', along: [] },
    {
      date: 'closedAt',
      along: ['outcome', 'winReason', 'lossReason'],
      // Of an open one it is a guess.
      holds: ({ outcome }) => outcome !== 'OPEN',
    },
  ],
  sinceCreation: (first) => ({
    ...only(first, ['leadKey', 'emailKey', 'accountKey', 'name', 'amountMinor']),
    outcome: 'OPEN',
  }),
  begins: ['createdAt', 'closedAt'],
}

/** They say whose an opportunity is, and who belongs where: `asOf` takes that as it is today, as all that is said of identity. */
export const toldAsToday = ['CONTACT_ROLE', 'ACCOUNT', 'CONTACT']

const kinds: Readonly<Record<string, Kind>> = { LEAD: lead, OPPORTUNITY: opportunity }

/**
 * The versions of a record that were known at an instant. One is known since it is in effect, and never later than it
 * was recorded; what was not back-filled, since it was recorded. What a later version is the first to date, or dates later
 * than it was dated before, is known since that date: it is added to the versions as one more. A date that a later version
 * moves back is a correction, and known with that version. Without a date nothing is known before its version is, but for
 * what the first version says of the record since it was created.
 *
 * @param versions All of them, first to last.
 * @param asOf Epoch milliseconds.
 */
export function versionsKnownBy(
  object: string,
  versions: readonly TimedVersion[],
  asOf: number,
  zone: string,
): TimedVersion[] {
  const known = versions.slice(0, versions.findLastIndex((version) => knownSince(version, zone) <= asOf) + 1)
  const kind = kinds[object]
  const later = versions.slice(known.length)
  const [first] = later
  if (!kind || !first) return known
  const before = known.at(-1)
  const said = before?.fields ?? kind.sinceCreation(first.fields)
  const fields = kind.facts.reduce((all, fact) => withFact(all, fact, later, asOf, zone), said)
  const isKnown = before ? fields !== said : kind.begins.some((date) => fields[date] !== undefined)
  if (!isKnown) return known
  const since = { effectiveAt: effectiveSince(fields, before, asOf), recordedAt: asOf, backfilled: true }
  return [...known, { version: first.version, ...since, fields }]
}

/**
 * The versions that were known later, less whatever they correct of what was known before: what a record newly dates is something
 * new, that it was assigned, refused or recycled once more, and what it is the first to say of anything. What it says otherwise is a
 * correction.
 *
 * @param before Known at first; none of a record that is new.
 * @param later Known later: all of them.
 */
export function withoutCorrections(
  object: string,
  before: readonly TimedVersion[],
  later: readonly TimedVersion[],
  zone: string,
): TimedVersion[] {
  const said = before.at(-1)
  if (!said) return [...later]
  const facts = kinds[object]?.facts ?? []
  const versions = [...before]
  for (const version of later.filter((each) => !before.includes(each))) {
    const added = { ...version.fields, ...said.fields }
    const fields = facts
      .filter(({ date }) => mayRecur.includes(date) || !isDated(said.fields, facts, date))
      .reduce((all, fact) => withFact(all, fact, [version], Number.POSITIVE_INFINITY, zone), added as Fields)
    versions.push({ ...version, fields })
  }
  return versions.map((version, i) => ({ ...version, version: i + 1 }))
}

/** What may happen to a lead again. */
const mayRecur = ['assignedAt', 'refusedAt', 'recycledAt']

const isDated = (fields: Fields, facts: readonly DatedFact[], date: string): boolean =>
  facts.some((fact) => fact.date === date && fields[date] !== undefined && (fact.holds?.(fields) ?? true))

/** Whether all that there is of a record was known. */
export const isAllKnown = (known: readonly TimedVersion[], versions: readonly TimedVersion[]): boolean =>
  known.length === versions.length && known.every((version, i) => version === versions[i])

function knownSince(version: TimedVersion, zone: string): number {
  const { recordedAt, backfilled } = version
  return backfilled ? Math.min(momentOfVersion(version, null, zone).at, recordedAt) : recordedAt
}

/** What is said, with what later versions date until then of one fact. */
function withFact(said: Fields, fact: DatedFact, later: readonly TimedVersion[], asOf: number, zone: string): Fields {
  const { date, along, holds = () => true } = fact
  const dateIn = (fields: Fields): Moment | null => {
    const told = fields[date] as ImportedDate | undefined
    return told === undefined || !holds(fields) ? null : momentOf(told, zone)
  }
  let current = said
  for (const { fields } of later) {
    const [told, before] = [dateIn(fields), dateIn(current)]
    if (told === null || told.at === before?.at) continue
    if (told.at > asOf || (before && told.at < before.at)) break
    current = { ...except(current, along), ...only(fields, [date, ...along]) }
  }
  return current
}

/** As if it had been stored then. */
function effectiveSince(fields: Fields, before: TimedVersion | undefined, asOf: number): number {
  const latest = latestDate(fields)
  if (!before) return latest === Number.NEGATIVE_INFINITY ? asOf : Math.min(latest, asOf)
  return Math.max(before.effectiveAt, latest > latestDate(before.fields) ? Math.min(latest, asOf) : asOf)
}

/** What is no date makes none later. */
const latestDate = (fields: Fields): number =>
  Object.entries(fields)
    .map(([name, date]) => (isDateField(name) ? Date.parse(String(date)) : Number.NaN))
    .reduce((latest, at) => Math.max(latest, Number.isNaN(at) ? latest : at), Number.NEGATIVE_INFINITY)

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))

const except = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
