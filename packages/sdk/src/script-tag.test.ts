import { describe, expect, test } from 'vitest'
import type { Tracker } from './api.ts'
import { isRunning, optionsOf, type Stub, type Tag, takeOver } from './script-tag.ts'

const tag = (dataset: Record<string, string>): Tag => ({ src: 'https://collector.example/touchline.js', dataset })

/** A tracker that writes down how it is called. */
function recordingTracker() {
  const calls: unknown[][] = []
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      calls.push([name, ...args])
    }
  const tracker: Tracker = {
    page: note('page'),
    identify: note('identify'),
    track: note('track'),
    record: note('record'),
    reset: note('reset'),
    consent: note('consent'),
    forget: note('forget'),
    visitorId: () => undefined,
    flush: async () => note('flush')(),
  }
  return { calls, tracker }
}

describe('the script tag', () => {
  test('names the key; the server is where the script came from', () => {
    expect(optionsOf(tag({ key: 'tlw_1' }))).toEqual({
      key: 'tlw_1',
      server: 'https://collector.example',
    })
  })

  test('may name another server and ask for a word to the developer', () => {
    expect(optionsOf(tag({ key: 'tlw_1', server: 'https://t.example', debug: '' }))).toEqual({
      key: 'tlw_1',
      server: 'https://t.example',
      debug: true,
    })
  })

  test('may set any other option: an empty attribute is a yes', () => {
    const given = { key: 'tlw_1', requireConsent: 'statistics', cookieless: '', gpc: 'false', dnt: 'true' }
    expect(optionsOf(tag(given))).toMatchObject({
      requireConsent: 'statistics',
      cookieless: true,
      gpc: false,
      dnt: true,
    })
  })

  test('without a key starts nothing', () => {
    expect(optionsOf(tag({}))).toBeNull()
    expect(optionsOf(null)).toBeNull()
  })
})

describe('calls made before the script is there', () => {
  test('are made up for, in their order', () => {
    const { calls, tracker } = recordingTracker()
    const stub: Stub = {
      q: [
        ['track', ['a', { n: 1 }]],
        ['identify', [{ userId: '7' }]],
        ['nonsense', []],
      ],
    }
    takeOver(stub, tracker)
    expect(calls).toEqual([
      ['track', 'a', { n: 1 }],
      ['identify', { userId: '7' }],
    ])
  })

  test('through a function that was kept from the stub still arrive', () => {
    const { calls, tracker } = recordingTracker()
    const stub: Stub = { q: [] }
    const kept = (name: string): unknown => stub.q?.push(['track', [name]])
    takeOver(stub, tracker)
    kept('late')
    stub.track?.('direct')
    expect(calls).toEqual([
      ['track', 'late'],
      ['track', 'direct'],
    ])
  })

  test('a second script sees that the first is running', () => {
    const stub: Stub = { q: [] }
    expect(isRunning({})).toBe(false)
    expect(isRunning(stub)).toBe(false)
    takeOver(stub, recordingTracker().tracker)
    expect(isRunning(stub)).toBe(true)
  })
})
