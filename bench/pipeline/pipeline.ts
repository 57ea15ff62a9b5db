import type { Suite } from '../figure.ts'
import { collectVersusCopy } from './collect-vs-copy.ts'

/** How fast data gets in and through. */
export const pipeline: Suite = async (say) => [await collectVersusCopy(say)]
