import { AppError } from '../../errors.ts'
import { type Chain, chainOf } from './chain.ts'
import { denseRemovalEffects } from './dense-removal.ts'
import { conversionsOf, lastTouches, type Ways } from './path.ts'
import { sparseRemovalEffects } from './sparse-removal.ts'

/** What a model makes of all journeys together. */
export type MarkovCredit = {
  /** One per channel, together 1. Empty where nothing converted. */
  readonly shares: readonly number[]
  /** One per channel: which part of the conversions would be lost without it. */
  readonly effects: readonly number[]
  /** Whether nothing would be lost without any of them, so that the last touch decided. */
  readonly isLastTouch: boolean
  /** States of the chain, and journeys that they were counted from. */
  readonly states: number
  readonly journeys: number
}

/** A sparse chain is solved once for each channel: with more steps than this, for longer than anybody waits. */
const mostSteps = 10_000_000

/** More channels than this are not inverted at once. */
const mostDense = 500

const nothing: MarkovCredit = { shares: [], effects: [], isLastTouch: false, states: 0, journeys: 0 }

/**
 * Shares out by removal effects on the chain of `order`: exact, without simulation.
 *
 * @throws AppError `INPUT_INVALID` where the chain of so high an order is too large.
 * @see Anderl, Becker, von Wangenheim, Schumann: Mapping the customer journey (2016)
 */
export function markov(ways: Ways, channelCount: number, order: number): MarkovCredit {
  if (conversionsOf(ways) === 0) return nothing
  const chain = chainOf(ways, channelCount, order)
  const effects = removalEffects(chain, channelCount, order)
  const { stateCount: states, journeys } = chain
  return { ...sharesOfEffects(effects, lastTouches(ways, channelCount)), effects, states, journeys }
}

function removalEffects(chain: Chain, channelCount: number, order: number): number[] {
  if (order === 1 && chain.stateCount <= mostDense) return denseRemovalEffects(chain, channelCount)
  const steps = chain.next.length * channelCount
  if (steps <= mostSteps) return sparseRemovalEffects(chain, channelCount)
  const size = `${channelCount} channels make ${chain.stateCount} states`
  throw new AppError('INPUT_INVALID', `order is ${order}, and ${size}: ask for a lower order or fewer dimensions`)
}

/** Each effect's part of all; where there is none, of the conversions that each channel was the last before. */
export function sharesOfEffects(
  effects: readonly number[],
  lastTouch: readonly number[],
): Pick<MarkovCredit, 'shares' | 'isLastTouch'> {
  const isLastTouch = effects.every((effect) => effect === 0)
  const parts = isLastTouch ? lastTouch : effects
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return { shares: parts.map((part) => part / whole), isLastTouch }
}
