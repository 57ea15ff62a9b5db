import { beforeAll, describe, expect, test } from 'vitest'
import { cleanTree, server } from './clean-tree.ts'
import { planted } from './planted-faults.ts'
import { root, type Tree, type Violation, violationsIn, violationsOf } from './planted-tree.ts'

const faultyTree: Tree = {
  ...cleanTree,
  ...Object.fromEntries(planted.map(({ file, source }) => [file, `${source}\nexport const planted = 1\n`])),
}

/** The one file besides the planted ones that a planted fault makes guilty: it is in the cycle. */
const inCycle = `${server}/http/round.ts`

describe('the import directions', () => {
  let found: readonly Violation[] = []
  beforeAll(async () => {
    found = await violationsOf(faultyTree)
  })

  test.each(planted)('are broken when $fault', ({ rule, file }) => {
    expect(found).toContainEqual({ rule, file })
  })

  test('are broken nowhere else in that workspace', () => {
    const guilty = new Set([...planted.map(({ file }) => file), inCycle])
    expect(found.filter(({ file }) => !guilty.has(file))).toEqual([])
  })

  test('allow everything that is allowed', async () => {
    expect(await violationsOf(cleanTree)).toEqual([])
  })

  // Reads every file there is.
  test('hold in this repository', { timeout: 60_000 }, async () => {
    expect(await violationsIn(root)).toEqual([])
  })
})
