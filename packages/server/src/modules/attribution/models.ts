import { type AttributionModel, attributionModels, directChannel } from '@touchline/schema'
import { byAnchors } from './anchors.ts'
import type { EligiblePath, ShareOut } from './share-out.ts'

const allTo = (winner: number, { count }: EligiblePath, shares: Float64Array): void => {
  shares.fill(0, 0, count)
  shares[winner] = 1
}

const firstTouch: ShareOut = (path, shares) => allTo(0, path, shares)

const lastTouch: ShareOut = (path, shares) => allTo(path.count - 1, path, shares)

/** Where all came direct, the last: as Matomo and Google Analytics 4 do. */
const lastNonDirect: ShareOut = (path, shares) => {
  const { channel, channels, start, count } = path
  let last = count - 1
  while (last >= 0 && channels[channel[start + last] as number] === directChannel) last--
  allTo(last === -1 ? count - 1 : last, path, shares)
}

const linear: ShareOut = ({ count }, shares) => {
  shares.fill(1 / count, 0, count)
}

/** 40% to the first, 40% to the last, 20% shared by those between. Parts that are missing leave theirs to the others. */
const position: ShareOut = ({ count }, shares) => {
  if (count <= 2) {
    shares.fill(1 / count, 0, count)
    return
  }
  shares.fill(0.2 / (count - 2), 1, count - 1)
  shares[0] = 0.4
  shares[count - 1] = 0.4
}

const dayMs = 86_400_000

/** Ages are taken from the last touchpoint, not the conversion: the shares are the same, and long waits can't underflow. */
const timeDecay: ShareOut = ({ at, start, count, halfLifeDays }, shares) => {
  const end = at[start + count - 1] as number
  let whole = 0
  for (let i = 0; i < count; i++) {
    const weight = 2 ** (((at[start + i] as number) - end) / dayMs / halfLifeDays)
    shares[i] = weight
    whole += weight
  }
  for (let i = 0; i < count; i++) shares[i] = (shares[i] as number) / whole
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
