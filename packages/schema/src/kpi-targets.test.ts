import { describe, expect, test } from 'vitest'
import { Settings } from './settings.ts'

const won = { metric: 'won', per: 'MONTH', target: 12 }
const problems = (...kpis: readonly unknown[]): readonly (readonly [string, string])[] =>
  (Settings.safeParse({ kpis }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

describe('targets', () => {
  test('are kept as text, however they are written', () => {
    const targets = [12, '12', '0.25', 0.1].map(
      (target) => Settings.parse({ kpis: [{ ...won, target }] }).kpis?.[0]?.target,
    )
    expect(targets).toEqual(['12', '12', '0.25', '0.1'])
  })

  test('of one metric may change over time and differ by period', () => {
    expect(problems(won, { ...won, from: '2026-01' }, { ...won, from: '2026-06' }, { ...won, per: 'YEAR' })).toEqual([])
  })

  test.each([
    [{ ...won, metric: 'wins' }, 'kpis.0.metric', /Invalid option/],
    [{ ...won, per: 'WEEK' }, 'kpis.0.per', /"MONTH"\|"QUARTER"\|"YEAR"/],
    [{ ...won, target: -1 }, 'kpis.0.target', /0 or more/],
    [{ ...won, target: '1,5' }, 'kpis.0.target', /e\.g\. 12/],
    [{ ...won, target: 1e21 }, 'kpis.0.target', /0 or more/],
    [{ ...won, target: null }, 'kpis.0.target', /must be a number/],
    [{ ...won, metric: 'close_rate', target: 25 }, 'kpis.0.target', /25, but close_rate is a share: .* 0\.25 for 25%/],
    [{ ...won, from: '2026-13' }, 'kpis.0.from', /month like 2026-01/],
    [{ ...won, owners: [] }, 'kpis.0.owners', /names nobody/],
    [{ ...won, owners: ['SALES', 'SALES'] }, 'kpis.0.owners', /twice/],
    [{ ...won, accountable: ' ' }, 'kpis.0.accountable', /empty/],
    [{ ...won, goal: 12 }, 'kpis.0', /goal/],
    [12, 'kpis.0', /must be a map with metric, per, target/],
  ])('refuse %j', (target, path, words) => {
    expect(problems(target)).toEqual([[path, expect.stringMatching(words)]])
  })

  test('contradict each other where one metric and period has two', () => {
    expect(problems(won, { ...won, metric: 'leads' }, { ...won, target: 14 })).toEqual([
      ['kpis.2', expect.stringMatching(/^sets won per MONTH again, which kpis\.0 does/)],
    ])
  })
})
