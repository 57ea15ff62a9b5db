import { WireEvent } from '@touchline/schema'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCollector } from '../test/collector.ts'
import { createNativeTracker, type NativePlatform } from './index.ts'

/** AsyncStorage, as slow and as sure as it is: answers come later, in any order. */
function fakeStorage(device: Map<string, string>) {
  const later = async <T>(answer: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
    return answer()
  }
  return {
    getAllKeys: () => later(() => [...device.keys()]),
    getItem: (key: string) => later(() => device.get(key) ?? null),
    setItem: (key: string, value: string) => later(() => void device.set(key, value)),
    removeItem: (key: string) => later(() => void device.delete(key)),
  }
}

function fakeAppState() {
  const listeners: ((state: string) => void)[] = []
  return {
    addEventListener: (_: 'change', listener: (state: string) => void) => {
      listeners.push(listener)
      return { remove: () => {} }
    },
    become: (state: string): void => {
      for (const listener of listeners) listener(state)
    },
  }
}

let collector: Awaited<ReturnType<typeof openCollector>>
let device: Map<string, string>

beforeEach(async () => {
  collector = await openCollector('')
  device = new Map([['theirs', 'kept']])
})

afterEach(() => collector.close())

/** An app that is started on the device. */
function start(more: Partial<NativePlatform> = {}) {
  const appState = fakeAppState()
  const platform = { storage: fakeStorage(device), appState, appUrl: 'https://app.example.com/', ...more }
  const tracker = createNativeTracker({ key: 'tlw_test', server: collector.origin }, platform)
  return { tracker, appState }
}

/** What is never answered, and so is left to the app's next life. */
const silence = (): Promise<Response> => new Promise(() => {})

describe('an app', () => {
  test('records screens under its address, and what happens on them, from its first moment on', async () => {
    const { tracker } = start()
    tracker.screen('/plans?utm_source=newsletter', 'Plans')
    tracker.track('plan chosen', { plan: 'team' })
    tracker.identify({ email: 'Ada@Example.com' })
    tracker.screen('thanks', 'Thanks')
    await tracker.flush()

    expect(collector.taken().map((event) => WireEvent.parse(event))).toMatchObject([
      { type: 'page', url: 'https://app.example.com/plans?utm_source=newsletter', title: 'Plans' },
      { type: 'track', name: 'plan chosen', url: 'https://app.example.com/plans?utm_source=newsletter' },
      { type: 'identify', emailHash: 'b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72' },
      { type: 'page', url: 'https://app.example.com/thanks', title: 'Thanks' },
    ])
  })

  test('is the same visitor in its next life', async () => {
    const first = start()
    first.tracker.track('a')
    await first.tracker.flush()
    await expect.poll(() => device.get('touchline.visitor')).toBe(first.tracker.visitorId())
    const next = start()
    expect(next.tracker.visitorId()).toBeUndefined()
    await next.tracker.flush()
    expect(next.tracker.visitorId()).toBe(first.tracker.visitorId())
  })

  test('sends what waits as it goes to the background', async () => {
    const { tracker, appState } = start()
    await tracker.flush()
    tracker.track('a')
    appState.become('inactive')
    appState.become('background')
    await expect.poll(() => collector.distinct()).toMatchObject([{ name: 'a' }])
    expect(collector.taken()).toHaveLength(1)
  })

  test('that is killed before the answer came loses nothing, and counts nothing twice', async () => {
    const { tracker } = start({ fetch: silence })
    for (let no = 0; no < 200; no++) tracker.track(`${no}`, { filler: 'x'.repeat(300) })
    const stored = (): string => [...device].filter(([key]) => key.startsWith('touchline.log.')).join()
    await expect.poll(() => stored().split('"type":"track"').length - 1).toBe(200)

    const next = start()
    await expect.poll(() => collector.distinct().length, { timeout: 5_000 }).toBe(200)
    expect(collector.taken()).toHaveLength(200)
    await next.tracker.flush()
    await expect.poll(stored).toBe('')
  })

  test('keeps what a busy collector did not take', async () => {
    collector.settings.reply = () => ({ status: 503 })
    const { tracker } = start()
    tracker.track('a')
    await tracker.flush()
    collector.settings.reply = () => ({ status: 200 })
    await expect.poll(() => collector.taken().length, { timeout: 8_000 }).toBe(1)
  })

  test('delivers while its storage fails, and touches nothing of others', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('disk full'))
    const { tracker } = start({ storage: { getAllKeys: fail, getItem: fail, setItem: fail, removeItem: fail } })
    tracker.track('a')
    await tracker.flush()
    expect(collector.taken()).toMatchObject([{ name: 'a' }])

    const other = start()
    other.tracker.track('b')
    await other.tracker.flush()
    other.tracker.forget()
    await expect.poll(() => [...device.keys()]).toEqual(['theirs'])
  })

  test('runs on without a platform: nothing is recorded, and nothing is thrown', async () => {
    const appState = {} as NativePlatform['appState']
    const { tracker } = start({ appState })
    tracker.track('a')
    tracker.screen('/')
    await tracker.flush()
    expect(collector.received).toEqual([])
  })
})
