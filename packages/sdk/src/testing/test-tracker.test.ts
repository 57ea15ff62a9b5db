import { expect, test } from 'vitest'
import type { Tracker } from '../api.ts'
import { pages } from '../plugins/pages.ts'
import { createTestTracker } from './index.ts'

type Events = { 'plan chosen': { plan: string } }

/** What a site would test. */
const choosePlan = (tracker: Tracker<Events>, plan: string): void => tracker.track('plan chosen', { plan })

test('choosing a plan is tracked', () => {
  const { tracker, events } = createTestTracker<Events>({ url: 'https://shop.example/plans' })
  choosePlan(tracker, 'team')
  expect(events()).toMatchObject([
    { type: 'track', name: 'plan chosen', properties: { plan: 'team' }, url: 'https://shop.example/plans' },
  ])
})

test('of the pages seen, those of one type can be asked for, and their time is that of the clock', async () => {
  const { tracker, events, navigate, advance } = createTestTracker({ plugins: [pages], title: 'Shop' })
  await advance(60_000)
  navigate('https://shop.example/pricing')
  tracker.track('a')
  const [first, second] = events('page')
  expect(events('page')).toHaveLength(2)
  expect([first?.title, second?.url]).toEqual(['Shop', 'https://shop.example/pricing'])
  expect(Date.parse(second!.occurredAt) - Date.parse(first!.occurredAt)).toBe(60_000)
})

test('nothing is recorded until the visitor agrees', () => {
  const { tracker, events } = createTestTracker({ requireConsent: true })
  tracker.track('a')
  expect(events()).toEqual([])
  tracker.consent(true)
  expect(events('track')).toMatchObject([{ name: 'a', consent: { analytics: true } }])
})

test('what is recorded while the collector is down has arrived once it is back, once each', async () => {
  const { tracker, events, arrived, settings, advance } = createTestTracker({
    settings: { reply: () => ({ status: 0 }) },
  })
  tracker.track('a')
  await advance(5_000)
  expect([events().length, arrived().length]).toEqual([1, 0])
  settings.reply = () => ({ status: 200 })
  await advance(120_000)
  await advance(120_000)
  expect(arrived()).toEqual(events())
})

test('a visitor who asks not to be followed, a page that is left, and what the developer is told', () => {
  const discreet = createTestTracker({ settings: { gpc: true } })
  discreet.tracker.track('a')
  expect(discreet.events()).toEqual([])

  const left = createTestTracker({ plugins: [({ track }) => ({ onLeave: () => track('goodbye') })] })
  left.leave()
  expect(left.events('track')).toMatchObject([{ name: 'goodbye' }])

  const wrong = createTestTracker()
  wrong.tracker.track('')
  expect(wrong.warnings).toEqual(['not recorded'])
})

test('two tests share nothing', () => {
  const [one, other] = [createTestTracker(), createTestTracker()]
  one.tracker.track('a')
  expect(other.events()).toEqual([])
})
