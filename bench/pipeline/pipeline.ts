import type { Suite } from '../figure.ts'
import { collecting } from './collect-vs-copy.ts'
import { parsing } from './parse.ts'

/** How fast data gets in and through. */
export const pipeline: Suite = async (say) => [...(await collecting(say)), await parsing(say)]
