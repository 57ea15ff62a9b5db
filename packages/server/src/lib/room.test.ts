import { describe, expect, test } from 'vitest'
import { createRoom } from './room.ts'

const full = () => new Error('full')

/** Work that holds `bytes` until it is let go. */
function holding(room: ReturnType<typeof createRoom>, bytes: number) {
  let letGo = (_: Error | null): void => {}
  const done = room.hold(async (take) => {
    take(bytes)
    await new Promise<void>((resolve, reject) => {
      letGo = (error) => (error ? reject(error) : resolve())
    })
    return bytes
  })
  return { done, letGo: (error: Error | null = null) => letGo(error) }
}

describe('room', () => {
  test('has so many places, and a place is free again when its work is done', async () => {
    const room = createRoom({ places: 2, bytes: 100 }, full)
    const [a, b] = [holding(room, 1), holding(room, 1)]
    await expect(room.hold(async () => 'c')).rejects.toThrow('full')
    a.letGo()
    expect(await a.done).toBe(1)
    expect(await room.hold(async () => 'c')).toBe('c')
    b.letGo()
    await b.done
  })

  test('has so many bytes, and they are free again when their work is done or failed', async () => {
    const room = createRoom({ places: 10, bytes: 100 }, full)
    const [a, b] = [holding(room, 60), holding(room, 40)]
    await expect(holding(room, 1).done).rejects.toThrow('full')
    b.letGo(new Error('failed'))
    await expect(b.done).rejects.toThrow('failed')
    await expect(holding(room, 41).done).rejects.toThrow('full')
    const c = holding(room, 40)
    for (const work of [a, c]) work.letGo()
    expect(await Promise.all([a.done, c.done])).toEqual([60, 40])
  })

  test('gives back what was taken before there was no more', async () => {
    const room = createRoom({ places: 10, bytes: 100 }, full)
    const greedy = room.hold(async (take) => {
      take(90)
      take(90)
    })
    await expect(greedy).rejects.toThrow('full')
    expect(await room.hold(async (take) => take(100))).toBeUndefined()
  })
})
