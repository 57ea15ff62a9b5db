import { fc, test as law } from '@fast-check/vitest'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'
import type { Fate } from './stored-event.ts'

class Outage extends Error {}

type TestPart = { readonly count: number; readonly rows: readonly string[] }

const partOf = (rows: readonly string[]): TestPart => ({ count: rows.length, rows })

type Box = {
  readonly group: GroupCommit<TestPart>
  /** Every transaction that was tried: its rows. */
  readonly tried: string[][]
  readonly stored: Set<string>
  /** While set, the next transaction waits for it. */
  readonly gate: { wait: Promise<void> | null }
}

/** A store in memory that refuses rows named `poison`, and is out of reach for those named `outage`. */
function aBox(atOnce = 1): Box {
  const tried: string[][] = []
  const stored = new Set<string>()
  const gate: Box['gate'] = { wait: null }
  const store = async (parts: readonly TestPart[]): Promise<Fate[]> => {
    const rows = parts.flatMap((part) => part.rows)
    tried.push(rows)
    await gate.wait
    if (rows.includes('outage')) throw new Outage('gone')
    if (rows.includes('poison')) throw new Error('refused')
    return rows.map((row) => {
      const fate = stored.has(row) ? 'KNOWN' : 'STORED'
      stored.add(row)
      return fate
    })
  }
  const group = createGroupCommit(store, (error) => error instanceof Outage, atOnce)
  return { group, tried, stored, gate }
}

/** Adds rows, and tells how many of them were new. */
const add = async ({ group }: Box, rows: readonly string[]): Promise<number> =>
  (await group.add(partOf(rows))).filter((fate) => fate === 'STORED').length

/** Adds `requests` while another transaction is under way, so that they form the next group. */
async function together(box: Box, requests: readonly string[][]): Promise<PromiseSettledResult<number>[]> {
  let open = (): void => {}
  box.gate.wait = new Promise((resolve) => {
    open = resolve
  })
  const first = box.group.add(partOf(['first']))
  const answers = requests.map((rows) => add(box, rows))
  open()
  box.gate.wait = null
  const [, ...settled] = await Promise.allSettled([first, ...answers])
  return settled
}

const done = (value: number) => ({ status: 'fulfilled', value })
const failedWith = (message: string) => ({ status: 'rejected', reason: expect.objectContaining({ message }) })
const manyRows = (count: number, name: string): string[] => Array.from({ length: count }, (_, i) => `${name}${i}`)

describe('what arrives together', () => {
  test('waits for the transaction under way, and goes into one, in order', async () => {
    const box = aBox()
    expect(await together(box, [['a', 'b'], ['c'], ['d']])).toEqual([done(2), done(1), done(1)])
    expect(box.tried).toEqual([['first'], ['a', 'b', 'c', 'd']])
  })

  test('counts for the first who sent it', async () => {
    const box = aBox()
    expect(await together(box, [['a', 'b', 'b'], ['b', 'c'], ['a'], ['first']])).toEqual([
      done(2),
      done(1),
      done(0),
      done(0),
    ])
  })

  test('is split where it exceeds 5,000 rows, between requests', async () => {
    const box = aBox()
    await together(box, [manyRows(3_000, 'a'), manyRows(2_000, 'b'), manyRows(1, 'c'), manyRows(6_000, 'd')])
    expect(box.tried.map((rows) => rows.length)).toEqual([1, 5_000, 1, 6_000])
  })
})

test('as many transactions as allowed are under way, and the rest gathers behind them', async () => {
  const box = aBox(2)
  let open = (): void => {}
  box.gate.wait = new Promise((resolve) => {
    open = resolve
  })
  const answers = ['a', 'b', 'c', 'd'].map((row) => add(box, [row]))
  expect(box.tried).toEqual([['a'], ['b']])
  open()
  expect(await Promise.all(answers)).toEqual([1, 1, 1, 1])
  expect(box.tried).toEqual([['a'], ['b'], ['c', 'd']])
})

describe('for a moment after a transaction of several requests', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('what arrives gathers for the next, though none is under way', async () => {
    const box = aBox()
    await together(box, [['a'], ['b']])
    const answers = [add(box, ['c']), add(box, ['d'])]
    await vi.advanceTimersByTimeAsync(10)
    expect(box.tried).toHaveLength(2)
    answers.push(add(box, ['e']))
    await vi.advanceTimersByTimeAsync(10)
    expect(await Promise.all(answers)).toEqual([1, 1, 1])
    expect(box.tried).toEqual([['first'], ['a', 'b'], ['c', 'd', 'e']])
  })

  test('what is worth a transaction of its own does not wait', async () => {
    const box = aBox()
    await together(box, [['a'], ['b']])
    const answers = [add(box, ['c']), add(box, manyRows(999, 'd'))]
    expect(await Promise.all(answers)).toEqual([1, 999])
    expect(box.tried.map((rows) => rows.length)).toEqual([1, 2, 1_000])
    await vi.advanceTimersByTimeAsync(100)
    expect(box.tried).toHaveLength(3)
  })

  test('of one request, nobody waits', async () => {
    const box = aBox()
    expect(await add(box, ['a'])).toBe(1)
    expect(await add(box, ['b'])).toBe(1)
    expect(box.tried).toEqual([['a'], ['b']])
  })
})

describe('nobody is answered', () => {
  test('before the rows are stored', async () => {
    const box = aBox()
    let open = (): void => {}
    box.gate.wait = new Promise((resolve) => {
      open = resolve
    })
    let isAnswered = false
    const answer = box.group.add(partOf(['a'])).then(() => {
      isAnswered = true
    })
    await new Promise(setImmediate)
    expect(isAnswered).toBe(false)
    expect(box.group.waiting()).toBe(1)
    open()
    await answer
    expect([...box.stored]).toEqual(['a'])
  })
})

describe('a request whose rows are refused', () => {
  test('fails alone: its neighbours are tried one by one', async () => {
    const box = aBox()
    expect(await together(box, [['a'], ['poison', 'b'], ['c']])).toEqual([done(1), failedWith('refused'), done(1)])
    expect(box.tried).toEqual([['first'], ['a', 'poison', 'b', 'c'], ['a'], ['poison', 'b'], ['c']])
    expect([...box.stored]).toEqual(['first', 'a', 'c'])
  })

  test('does not hold up what comes after it', async () => {
    const box = aBox()
    await expect(box.group.add(partOf(['poison']))).rejects.toThrow('refused')
    expect(await add(box, ['a'])).toBe(1)
  })
})

test('an outage fails a whole group at once, and the next is tried anew', async () => {
  const box = aBox()
  expect(await together(box, [['a'], ['outage'], ['c']])).toEqual(Array(3).fill(failedWith('gone')))
  expect(box.tried).toHaveLength(2)
  expect(await add(box, ['a'])).toBe(1)
})

test('rows are counted as waiting until they are answered, also with a failure', async () => {
  const box = aBox()
  const answers = [['a', 'b'], ['c'], ['poison']].map((rows) => box.group.add(partOf(rows)))
  expect(box.group.waiting()).toBe(4)
  await Promise.allSettled(answers)
  await new Promise(setImmediate)
  expect(box.group.waiting()).toBe(0)
})

const anyRows = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'poison'), { minLength: 1, maxLength: 5 })

law.prop([fc.array(anyRows, { maxLength: 8 })])(
  'the answers add up to what is stored, however rows repeat',
  async (requests) => {
    const box = aBox()
    const settled = await together(box, requests)
    const added = settled.reduce((sum, answer) => sum + (answer.status === 'fulfilled' ? answer.value : 0), 0)
    expect(box.stored.size).toBe(added + 1)
    expect(settled.map(({ status }) => status === 'rejected')).toEqual(requests.map((rows) => rows.includes('poison')))
  },
)
