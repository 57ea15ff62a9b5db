import { describe, expect, test } from 'vitest'
import { type Cache, createCache } from './cache.ts'

type Counted = { readonly cache: Cache<string>; readonly asked: string[]; readonly clock: { now: number } }

function counted(load: (key: string) => Promise<string>): Counted {
  const asked: string[] = []
  const clock = { now: 0 }
  const cache = createCache(
    (key) => {
      asked.push(key)
      return load(key)
    },
    100,
    () => clock.now,
  )
  return { cache, asked, clock }
}

const greet = async (key: string): Promise<string> => `hello ${key}`

describe('a cache', () => {
  test('asks once for what is wanted often, or at once', async () => {
    const { cache, asked } = counted(greet)
    expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('b')])).toEqual([
      'hello a',
      'hello a',
      'hello b',
    ])
    expect(await cache.get('a')).toBe('hello a')
    expect(asked).toEqual(['a', 'b'])
  })

  test('asks again when its time is over, and not a millisecond before', async () => {
    const { cache, asked, clock } = counted(greet)
    await cache.get('a')
    clock.now = 99
    await cache.get('a')
    expect(asked).toEqual(['a'])
    clock.now = 100
    await cache.get('a')
    expect(asked).toEqual(['a', 'a'])
  })

  test('asks again after a failure', async () => {
    let isUp = false
    const { cache, asked } = counted(async (key) => {
      if (!isUp) throw new Error('down')
      return greet(key)
    })
    await expect(cache.get('a')).rejects.toThrow('down')
    isUp = true
    expect(await cache.get('a')).toBe('hello a')
    expect(asked).toEqual(['a', 'a'])
  })

  test('forgets all rather than grow with what strangers send', async () => {
    const { cache, asked } = counted(greet)
    for (let i = 0; i < 1_000; i++) await cache.get(String(i))
    await cache.get('0')
    expect(asked).toHaveLength(1_000)
    await cache.get('one more')
    await cache.get('0')
    expect(asked.slice(1_000)).toEqual(['one more', '0'])
  })
})

test('a failure that comes late does not drop what was learnt since', async () => {
  const answers: { resolve: (value: string) => void; reject: (error: Error) => void }[] = []
  const { cache, asked, clock } = counted(() => new Promise((resolve, reject) => answers.push({ resolve, reject })))
  const first = cache.get('a')
  clock.now = 100
  const second = cache.get('a')
  answers[1]!.resolve('learnt')
  await second
  answers[0]!.reject(new Error('late'))
  await expect(first).rejects.toThrow('late')
  expect(await cache.get('a')).toBe('learnt')
  expect(asked).toHaveLength(2)
})
