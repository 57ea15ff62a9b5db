import {
  type AttributionModel,
  attributionModels,
  type EventId,
  type Milestone,
  type StreamId,
} from '@touchline/schema'
import type { LeadKey, TouchpointKey } from './keys.ts'

/** Credits of one conversion of a lead, packed. */
export type ConversionCredits = LeadKey & {
  readonly milestone: Milestone
  /** Of eligible touchpoints, parallel to `eventIds`. */
  readonly streamIds: readonly StreamId[]
  readonly eventIds: readonly EventId[]
  /** Billionths, [model][touchpoint], models in the order of `attributionModels`. */
  readonly credits: readonly (readonly number[])[]
}

/** What `model` gave a touchpoint for reaching `milestone`, in billionths. Null where it could earn nothing. */
export function creditFor(
  conversions: readonly ConversionCredits[],
  { streamId, eventId }: TouchpointKey,
  milestone: Milestone,
  model: AttributionModel,
): number | null {
  const conversion = conversions.find((one) => one.milestone === milestone)
  if (!conversion) return null
  const position = conversion.eventIds.findIndex((id, i) => id === eventId && conversion.streamIds[i] === streamId)
  return conversion.credits[attributionModels.indexOf(model)]?.[position] ?? null
}
