import {
  type AttributionModel,
  attributionModels,
  type CustomModel,
  type DataDrivenModel,
  type EventId,
  type Milestone,
  type StreamId,
} from '@touchline/schema'
import { allocate, type RemovalEffects } from './allocated-credit.ts'
import type { LeadKey, TouchpointKey } from './keys.ts'

type Model = AttributionModel | CustomModel | DataDrivenModel

const order: readonly Model[] = attributionModels

/** Credits of one conversion of a lead, packed. */
export type ConversionCredits = LeadKey & {
  readonly milestone: Milestone
  /** Of eligible touchpoints, parallel to `eventIds`. */
  readonly streamIds: readonly StreamId[]
  readonly eventIds: readonly EventId[]
  /** Billionths, [model][touchpoint], models in the order of `attributionModels`. */
  readonly credits: readonly (readonly number[])[]
}

/** The touchpoints that one conversion of a lead could be credited to, in time order. */
export type CreditablePath = LeadKey & {
  readonly milestone: Milestone
  readonly steps: readonly (TouchpointKey & { readonly channel: string })[]
}

/**
 * What a touchpoint has of a lead's conversion to `milestone` by removal effects, in billionths. Null where it could earn nothing,
 * and where nobody knows of any effects.
 */
export function allocatedTo(
  paths: readonly CreditablePath[],
  { streamId, eventId }: TouchpointKey,
  milestone: Milestone,
  effectOf: RemovalEffects | null,
): number | null {
  const path = paths.find((one) => one.milestone === milestone)
  if (!path || !effectOf) return null
  const position = path.steps.findIndex((step) => step.eventId === eventId && step.streamId === streamId)
  return (
    allocate(
      path.steps.map(({ channel }) => channel),
      effectOf,
    )[position] ?? null
  )
}

/** What `model` gave a touchpoint for reaching `milestone`, in billionths. Null where it could earn nothing, and by models of which nothing is stored. */
export function creditFor(
  conversions: readonly ConversionCredits[],
  { streamId, eventId }: TouchpointKey,
  milestone: Milestone,
  model: Model,
): number | null {
  const conversion = conversions.find((one) => one.milestone === milestone)
  if (!conversion) return null
  const position = conversion.eventIds.findIndex((id, i) => id === eventId && conversion.streamIds[i] === streamId)
  const modelNo = order.indexOf(model)
  return conversion.credits[modelNo]?.[position] ?? null
}
