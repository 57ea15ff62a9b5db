import type { EventId, PersonId, StreamId } from '@touchline/schema'

/** Names a lead: whose it is, and which of the person's. */
export type LeadKey = { readonly personId: PersonId; readonly no: number }

/** Names an opportunity: the CRM's id is unique within its system. */
export type OpportunityKey = { readonly personId: PersonId; readonly system: string; readonly recordId: string }

/** Names a touchpoint: its earliest event, and the stream of that. */
export type TouchpointKey = { readonly streamId: StreamId; readonly eventId: EventId }

/** One text per name, for maps. */
export const leadText = ({ personId, no }: LeadKey): string => `${personId}/${no}`
export const opportunityText = ({ personId, system, recordId }: OpportunityKey): string =>
  JSON.stringify([personId, system, recordId])
export const touchpointText = ({ streamId, eventId }: TouchpointKey): string => `${streamId}/${eventId}`

/** Whose leads these are, each person once. */
export const personsOf = (leads: readonly LeadKey[]): PersonId[] => [...new Set(leads.map(({ personId }) => personId))]
