import type { Figure, Suite } from '../figure.ts'
import { collecting } from './collect-vs-copy.ts'
import { deriving } from './derive/deriving.ts'
import { freshness } from './freshness.ts'
import { parsing } from './parse.ts'

/** How fast data gets in and through, and comes out. */
export const pipeline: Suite = async (say) => {
  const collected = await collecting(say)
  return [
    ...collected,
    await parsing(say),
    ...(await freshness(say, rowsPerSecond(collected) / 2)),
    ...(await deriving(say)),
  ]
}

const rowsPerSecond = (collected: readonly Figure[]): number =>
  collected.find(({ name }) => name === 'collect.vs_copy')?.value ?? Number.NaN
