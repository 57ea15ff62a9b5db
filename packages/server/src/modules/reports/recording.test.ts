import { describe, expect, test } from 'vitest'
import type { OutcomeCount } from './cumulative-incidence.ts'
import { type DayCount, findRecording, isoDay, type RecordedLeads } from './recording.ts'

const day = (iso: string): number => Date.parse(iso) / 86_400_000

/** So many leads on the first of each month of 2026, from January to May. */
const created = (leads: number): DayCount[] =>
  [1, 2, 3, 4, 5].map((month) => ({ day: day(`2026-0${month}-01`), leads }))

const wonOn = (...days: string[]): DayCount[] => days.map((iso) => ({ day: day(iso), leads: 1 }))

/** Of leads, a tenth is won on the day after they were created. */
const aTenthAtOnce: OutcomeCount[] = [
  { outcome: 'WON', days: 1, leads: 10 },
  { outcome: 'OPEN', days: 30, leads: 90 },
]

const known = (more: Partial<RecordedLeads>): RecordedLeads => ({
  asOfDay: day('2026-05-31'),
  created: created(60),
  won: wonOn('2026-01-02', '2026-02-02', '2026-03-02', '2026-04-02', '2026-05-02'),
  sinceFirstWin: aTenthAtOnce,
  ...more,
})

describe('recording starts', () => {
  test('with the first win after the months in which there should have been some', () => {
    // 60 leads a month, a tenth of them won on the next day: 6 each month.
    expect(findRecording(known({ won: wonOn('2026-04-12', '2026-05-02') }))).toEqual({
      fromDay: day('2026-04-12'),
      silent: ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, expectedWins: expect.closeTo(6, 9) })),
      hasStopped: false,
    })
  })

  test('nowhere where there were wins in all of them', () => {
    expect(findRecording(known({}))).toEqual({ fromDay: null, silent: [], hasStopped: false })
  })

  test('nowhere where fewer than 5 were to be expected', () => {
    const few = known({ won: wonOn('2026-04-12', '2026-05-02'), created: created(49) })
    expect(findRecording(few).silent).toEqual([])
    expect(findRecording({ ...few, created: created(50) }).silent).toHaveLength(3)
  })

  test('after a gap: what was recorded before it counts no more', () => {
    const gap = known({ won: wonOn('2026-01-02', '2026-02-02', '2026-04-20') })
    const { fromDay, silent } = findRecording({ ...gap, asOfDay: day('2026-04-30') })
    expect([isoDay(fromDay ?? 0), silent.map(({ month }) => month)]).toEqual(['2026-04-20', ['2026-03']])
  })

  test('not yet, where no win came after', () => {
    const { fromDay, hasStopped } = findRecording(known({ won: wonOn('2026-01-02', '2026-02-02') }))
    expect([isoDay(fromDay ?? 0), hasStopped]).toEqual(['2026-06-01', true])
  })

  test('nowhere without wins, without leads, or with too few leads to tell how long they take', () => {
    const nowhere = { fromDay: null, silent: [], hasStopped: false }
    expect(findRecording(known({ won: [], sinceFirstWin: [] }))).toEqual(nowhere)
    expect(findRecording(known({ created: [] }))).toEqual(nowhere)
    const few = aTenthAtOnce.map((count) => ({ ...count, leads: count.leads * 0.2 }))
    expect(findRecording(known({ won: wonOn('2026-05-02'), sinceFirstWin: few }))).toEqual(nowhere)
  })
})

test('what leads take is taken into account: none is expected of leads that came yesterday', () => {
  // Won on day 40: of January's 60 leads, 6 in February; and so on. None in January.
  const slow: OutcomeCount[] = [
    { outcome: 'WON', days: 40, leads: 10 },
    { outcome: 'OPEN', days: 90, leads: 90 },
  ]
  const { silent } = findRecording(known({ won: wonOn('2026-05-11'), sinceFirstWin: slow }))
  expect(silent.map(({ month }) => month)).toEqual(['2026-02', '2026-03', '2026-04'])
})

test('of the month of today, only the days that there were count', () => {
  const asOf = (iso: string) =>
    known({ won: wonOn('2026-01-02', '2026-02-02', '2026-03-02', '2026-04-02'), asOfDay: day(iso) })
  expect(findRecording(asOf('2026-05-01')).silent).toEqual([])
  expect(findRecording(asOf('2026-05-02')).silent).toMatchObject([{ month: '2026-05' }])
})
