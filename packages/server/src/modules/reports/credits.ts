import {
  type AttributionModel,
  attributionModels,
  type DataDrivenModel,
  type EventId,
  type Milestone,
  type StreamId,
} from '@touchline/schema'
import type { LeadKey, TouchpointKey } from './keys.ts'

const order: readonly (AttributionModel | DataDrivenModel)[] = attributionModels

/** Credits of one conversion of a lead, packed. */
export type ConversionCredits = LeadKey & {
  readonly milestone: Milestone
  /** Of eligible touchpoints, parallel to `eventIds`. */
  readonly streamIds: readonly StreamId[]
  readonly eventIds: readonly EventId[]
  /** Billionths, [model][touchpoint], models in the order of `attributionModels`. */
  readonly credits: readonly (readonly number[])[]
}

/** What `model` gave a touchpoint for reaching `milestone`, in billionths. Null where it could earn nothing, as by data-driven models. */
export function creditFor(
  conversions: readonly ConversionCredits[],
  { streamId, eventId }: TouchpointKey,
  milestone: Milestone,
  model: AttributionModel | DataDrivenModel,
): number | null {
  const conversion = conversions.find((one) => one.milestone === milestone)
  if (!conversion) return null
  const position = conversion.eventIds.findIndex((id, i) => id === eventId && conversion.streamIds[i] === streamId)
  const modelNo = order.indexOf(model)
  return conversion.credits[modelNo]?.[position] ?? null
}
