import { z } from 'zod'
import { mapOf } from './map-of.ts'

const most = 1_000

const Weight = z.number('must be a number, e.g. 0.4').min(0, 'must be 0 or more').max(most, `must be ${most} or less`)

const shape = {
  /** Of the first touchpoint. */
  first: Weight.optional(),
  /** Of the last touchpoint at or before each of these milestones. */
  lead: Weight.optional(),
  opportunity: Weight.optional(),
  won: Weight.optional(),
  /** Of all the others together. */
  rest: Weight.optional(),
  /** By which touchpoints of a channel count more or less: 1 unless given. */
  channels: z.record(z.string().min(1, 'must name a channel'), Weight, 'must be a map of channels').optional(),
}

/** What a workspace finds touchpoints worth: weights in any unit, of which one that is left out is 0. */
export const CustomWeights = z
  .strictObject(shape, mapOf(shape))
  .refine(
    ({ channels, ...places }) => Object.values(places).some((weight = 0) => weight > 0),
    'must give a weight above 0 to first, lead, opportunity, won or rest',
  )
export type CustomWeights = z.output<typeof CustomWeights>

export const customWeightsKeys = Object.keys(shape)
