import type { ChannelSet } from './channel-sets.ts'

/**
 * The Shapley value of each channel in the game in which a coalition is worth the conversions of journeys that touched none but
 * its members: each conversion is shared equally by the channels of its journey.
 *
 * @returns Conversions, one number per channel, together all of them.
 * @see Zhao, Mahboobi, Bagheri: Shapley Value Methods for Attribution Modeling in Online Advertising (2018)
 */
export function shapley(sets: readonly ChannelSet[], channelCount: number): number[] {
  const worth: number[] = Array.from({ length: channelCount }, () => 0)
  for (const { channels, conversions } of sets) {
    for (const channel of channels) worth[channel] = (worth[channel] ?? 0) + conversions / channels.length
  }
  return worth
}
