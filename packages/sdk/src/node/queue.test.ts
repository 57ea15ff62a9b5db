import { describe, expect, test } from 'vitest'
import { createQueue } from './queue.ts'

const event = (no: number): string => JSON.stringify({ no, filler: 'x'.repeat(80) })

describe('a queue of events that wait', () => {
  test('keeps the events of a visitor together, and those of two apart', () => {
    const queue = createQueue(10_000)
    for (const visitorId of ['a', 'b', 'a']) queue.append(visitorId, event(1))
    expect(queue.take()).toMatchObject({ visitorId: 'a', events: [event(1), event(1)] })
    expect(queue.take()).toMatchObject({ visitorId: 'b', events: [event(1)] })
    expect(queue.take()).toBeUndefined()
  })

  test('sends no more together than the collector takes', () => {
    const queue = createQueue(1_000_000)
    for (let no = 0; no < 501; no++) queue.append('a', '{}')
    queue.append('b', JSON.stringify('ä'.repeat(100_000)))
    queue.append('b', JSON.stringify('ä'.repeat(100_000)))
    const sizes = [queue.take(), queue.take(), queue.take(), queue.take()].map((batch) => batch?.events.length)
    expect(sizes).toEqual([500, 1, 1, 1])
  })

  test('leaves a batch as it is once the collector may have it', () => {
    const queue = createQueue(10_000)
    queue.append('a', event(1))
    const first = queue.take()!
    queue.append('a', event(2))
    queue.putBack(first)
    expect(queue.take()).toBe(first)
    expect(first.events).toEqual([event(1)])
    expect(queue.take()?.events).toEqual([event(2)])
  })

  test('gives up the oldest where there is no room, never what is being sent, and tells the collector once', () => {
    const queue = createQueue(350)
    queue.append('sent', event(0))
    const sent = queue.take()!
    for (let no = 1; no <= 5; no++) queue.append(`visitor ${no}`, event(no))

    expect(queue.dropped()).toBe(3)
    queue.forget(sent)
    expect(queue.take()).toMatchObject({ visitorId: 'visitor 4', dropped: 3 })
    expect(queue.take()).toMatchObject({ visitorId: 'visitor 5', dropped: 0 })
    expect(queue.size()).toBe(2)
  })

  test('says of a batch that gives way what it had to say itself', () => {
    const queue = createQueue(150)
    for (const visitorId of ['a', 'b']) queue.append(visitorId, event(1))
    queue.putBack(queue.take()!)
    queue.append('c', event(1))
    expect(queue.take()).toMatchObject({ visitorId: 'c', dropped: 2 })
    expect(queue.dropped()).toBe(2)
  })
})
