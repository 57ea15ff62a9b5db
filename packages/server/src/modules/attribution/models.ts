import { type AttributionModel, attributionModels, directChannel } from '@touchline/schema'

/** What a rule-based model may look at, in time order: at least one. */
type EligibleTouch = { readonly channel: string }

/**
 * Decides how much each eligible touchpoint contributed to a conversion.
 *
 * @param touches At least one, in time order.
 * @returns One share per touchpoint: each in [0, 1], together 1.
 */
export type ShareOut = (touches: readonly EligibleTouch[]) => number[]

const all = (count: number, winner: number): number[] => Array.from({ length: count }, (_, i) => (i === winner ? 1 : 0))

const firstTouch: ShareOut = (touches) => all(touches.length, 0)

const lastTouch: ShareOut = (touches) => all(touches.length, touches.length - 1)

/** Where all came direct, the last: as Matomo and Google Analytics 4 do. */
const lastNonDirect: ShareOut = (touches) => {
  const last = touches.findLastIndex(({ channel }) => channel !== directChannel)
  return all(touches.length, last === -1 ? touches.length - 1 : last)
}

const linear: ShareOut = (touches) => touches.map(() => 1 / touches.length)

/** 40% to the first, 40% to the last, 20% shared by those between. Parts that are missing leave theirs to the others. */
const position: ShareOut = ({ length }) => {
  if (length === 1) return [1]
  if (length === 2) return [0.5, 0.5]
  return Array.from({ length }, (_, i) => (i === 0 || i === length - 1 ? 0.4 : 0.2 / (length - 2)))
}

/** Every model, by its name in the API. Formulas and edge cases: docs/attribution.md. */
export const models: Readonly<Record<AttributionModel, ShareOut>> = {
  FIRST_TOUCH: firstTouch,
  LAST_TOUCH: lastTouch,
  LAST_NON_DIRECT: lastNonDirect,
  LINEAR: linear,
  POSITION: position,
}

/** Models in the order in which credits are packed. */
export const modelsInOrder: readonly ShareOut[] = attributionModels.map((name) => models[name])
