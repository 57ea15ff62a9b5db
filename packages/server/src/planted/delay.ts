import type { Delay } from './plan.ts'

/** @param chance In [0, 1). */
export const delayDays = ({ atLeastDays, scaleDays, shape }: Delay, chance: number): number =>
  atLeastDays + Math.floor(scaleDays * (-Math.log(1 - chance)) ** (1 / shape))

/** How likely a delay is to be of so many days at most. */
export function delayWithin({ atLeastDays, scaleDays, shape }: Delay, days: number): number {
  const more = days - atLeastDays + 1
  return more <= 0 ? 0 : 1 - Math.exp(-((more / scaleDays) ** shape))
}
