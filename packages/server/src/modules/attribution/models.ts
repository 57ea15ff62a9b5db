import { type AttributionModel, attributionModels, directChannel } from '@touchline/schema'
import { byAnchors } from './anchors.ts'
import type { ShareOut } from './share-out.ts'

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

const dayMs = 86_400_000

/** Ages are taken from the last touchpoint, not the conversion: the shares are the same, and long waits can't underflow. */
const timeDecay: ShareOut = (touches, { halfLifeDays }) => {
  const end = touches.at(-1)?.at ?? 0
  const weights = touches.map(({ at }) => 2 ** ((at - end) / dayMs / halfLifeDays))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / whole)
}

/** Every model, by its name in the API. Formulas and edge cases: docs/attribution.md. */
export const models: Readonly<Record<AttributionModel, ShareOut>> = {
  FIRST_TOUCH: firstTouch,
  LAST_TOUCH: lastTouch,
  LAST_NON_DIRECT: lastNonDirect,
  LINEAR: linear,
  POSITION: position,
  LEAD_CREATION: byAnchors({ milestones: { LEAD: 1 } }),
  // As Marketo Measure has it; HubSpot and Ruler have the other.
  U_SHAPED: byAnchors({ first: 0.5, milestones: { LEAD: 0.5 } }),
  U_SHAPED_40_40_20: byAnchors({ first: 0.4, milestones: { LEAD: 0.4 }, rest: 0.2 }),
  W_SHAPED: byAnchors({ first: 0.3, milestones: { LEAD: 0.3, OPPORTUNITY: 0.3 }, rest: 0.1 }),
  FULL_PATH: byAnchors({ first: 0.225, milestones: { LEAD: 0.225, OPPORTUNITY: 0.225, WON: 0.225 }, rest: 0.1 }),
  TIME_DECAY: timeDecay,
}

/** Models in the order in which credits are packed. */
export const modelsInOrder: readonly ShareOut[] = attributionModels.map((name) => models[name])
