import type { FilterInput, LeadAssignment, ReportInput } from '../api/operations.generated.ts'
import { parseRange, printRange, type Range, rangeInput } from './range.ts'

/** What the reader has chosen. It is in the address, so that a colleague sees the same; the key never is. */
export type Choices = {
  readonly range: Range
  /** Which touchpoint decides the channel of a lead. */
  readonly assignBy: LeadAssignment
  /** The one channel to look at. Null for all. */
  readonly channel: string | null
  /** The lead whose journey is shown. Null for none. */
  readonly lead: string | null
}

export const assignments = {
  LEAD_CREATION: 'what created the lead',
  FIRST_TOUCH: 'the first touch',
  LAST_NON_DIRECT: 'the last touch that was not Direct',
} as const satisfies Record<LeadAssignment, string>

export const firstChoices: Choices = {
  range: 'LAST_12_MONTHS',
  assignBy: 'LEAD_CREATION',
  channel: null,
  lead: null,
}

const isAssignment = (text: string): text is LeadAssignment => Object.hasOwn(assignments, text)

/** What an address asks for; what it doesn't say, or says wrongly, is as it is at first. */
export function readChoices(search: string): Choices {
  const given = new URLSearchParams(search)
  const by = given.get('by') ?? ''
  return {
    range: parseRange(given.get('range') ?? '') ?? firstChoices.range,
    assignBy: isAssignment(by) ? by : firstChoices.assignBy,
    channel: given.get('channel') || null,
    lead: given.get('lead') || null,
  }
}

/** The address for `choices`: `?range=…`; empty where all is as it is at first. */
export function writeChoices({ range, assignBy, channel, lead }: Choices): string {
  const search = new URLSearchParams({
    ...(range !== firstChoices.range && { range: printRange(range) }),
    ...(assignBy !== firstChoices.assignBy && { by: assignBy }),
    ...(channel !== null && { channel }),
    ...(lead !== null && { lead }),
  }).toString()
  return search && `?${search}`
}

/** What every report is asked with. */
export function reportInput({ range, channel }: Choices): ReportInput {
  const filter = channelFilter(channel)
  return { range: rangeInput(range), ...(filter && { filter }) }
}

/** Null where all channels are wanted. */
export const channelFilter = (channel: string | null): FilterInput | null =>
  channel === null ? null : { where: { dimension: 'CHANNEL', op: 'EQ', values: [channel] } }
