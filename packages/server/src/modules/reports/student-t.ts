import { betaBelow } from './gamma.ts'

/** How likely Student's t with so many degrees of freedom is to lie as far from 0 as `t`, on either side. */
export const twoSidedT = (t: number, degrees: number): number =>
  betaBelow(degrees / 2, 0.5, degrees / (degrees + t ** 2))

/** With one degree of freedom it is below 13. */
const furthest = 16
const halvings = 60

/** 95% of Student's t lie within ± this, with 1 degree of freedom or more. */
export function t95(degrees: number): number {
  let [low, high] = [0, furthest]
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2
    if (twoSidedT(middle, degrees) > 0.05) low = middle
    else high = middle
  }
  return (low + high) / 2
}
