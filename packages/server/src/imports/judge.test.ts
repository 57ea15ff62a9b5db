import { expect, test } from 'vitest'
import { dayAt } from '../lib/zone.ts'
import { dayOf } from './judge.ts'

test.each([
  { date: '2026-05-01', zone: 'Europe/Berlin', day: '2026-05-01' },
  { date: '2026-04-30T21:59:59.999Z', zone: 'Europe/Berlin', day: '2026-04-30' },
  { date: '2026-04-30T22:00:00.000Z', zone: 'Europe/Berlin', day: '2026-05-01' },
  { date: '2026-04-30T10:00:00.000Z', zone: 'Pacific/Kiritimati', day: '2026-05-01' },
  { date: '2026-04-30T10:59:59.000Z', zone: 'Pacific/Pago_Pago', day: '2026-04-29' },
  { date: '2026-04-30T11:00:00.000Z', zone: 'Pacific/Pago_Pago', day: '2026-04-30' },
])('$date is of the day $day in $zone', ({ date, zone, day }) => {
  expect(dayOf(date, { dayAt: (at) => dayAt(at, zone) })).toBe(day)
})
