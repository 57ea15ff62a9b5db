import type { CustomWeights } from '@touchline/schema'
import { byAnchors, normalise } from './anchors.ts'
import { models } from './models.ts'
import type { ShareOut } from './share-out.ts'

/**
 * Shares out by weights that somebody names: those of anchors and of the rest, times that of each touchpoint's channel. Where all
 * of a conversion's touchpoints come to nothing, by LINEAR.
 *
 * @param onLinear Told of each conversion of which that is so.
 */
export function customModel(
  { first = 0, rest = 0, lead = 0, opportunity = 0, won = 0, channels = {} }: CustomWeights,
  onLinear: () => void,
): ShareOut {
  const byPlace = byAnchors({ first, rest, milestones: { LEAD: lead, OPPORTUNITY: opportunity, WON: won } })
  const weightOf = new Map(Object.entries(channels))
  return (path, shares) => {
    const { channel, channels, start, count } = path
    byPlace(path, shares)
    for (let i = 0; i < count; i++) {
      shares[i] = (shares[i] as number) * (weightOf.get(channels[channel[start + i] as number] as string) ?? 1)
    }
    if (normalise(shares, count)) return
    onLinear()
    models.LINEAR(path, shares)
  }
}
