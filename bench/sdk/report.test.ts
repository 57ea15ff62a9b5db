import { expect, test } from 'vitest'
import { figuresOf } from './figures.ts'
import type { Measured } from './measured.ts'
import { report, spread } from './report.ts'

const burst = {
  initMs: 6,
  initProcessorMs: 3,
  trackUs: 12,
  mainThreadUs: 60,
  processorUs: 50,
  delivered: { tracked: 1_000, lost: 1, duplicated: 0 },
  requests: 15,
  preflights: 0,
}

const measured: Measured = {
  name: 'Touchline',
  version: '',
  brotliBytes: 2_600,
  starts: [{ initMs: 4, initProcessorMs: 3, trackUs: 8 }, { initMs: 5, initProcessorMs: 3, trackUs: 9 }, burst],
  bursts: [burst, { ...burst, preflights: 2 }],
  bytes: { page: 233, event: null },
  partings: new Map([
    ['close', { tracked: 60, lost: 0, duplicated: 0 }],
    ['503', { tracked: 60, lost: 2, duplicated: 3 }],
  ]),
}

const slower = (name: string): Measured => ({
  ...measured,
  name,
  starts: [{ initMs: 10, initProcessorMs: 9, trackUs: 90 }],
  bursts: [{ ...burst, mainThreadUs: 600 }],
})

const alone = {
  moduleBytes: { least: 2_700, full: 5_400 },
  downs: [{ heapBytes: 2 ** 20, storageBytes: 250_000, trackUs: 30 }],
}

test('a spread is the median, the lowest and the highest', () => {
  expect(spread([20, 12, 14])).toBe('14 (12–20)')
  expect(spread([7, 7.001])).toBe('7')
  expect(spread([])).toBe('–')
})

test('the report has a row for each library, and says so where nothing was measured', () => {
  const lines = report([measured, slower('other 1.2')], alone).split('\n')
  const row = lines.filter((line) => line.startsWith('Touchline'))
  expect(row[0]?.split(/ {2,}/)).toEqual([
    ...['Touchline', '2.6', '5 (4–6)', '3', '9 (8–12)', '60', '50', '999', '15', '1 (0–2)', '233', '–'],
  ])
  expect(row[1]?.split(/ {2,}/)).toEqual(['Touchline', '0', '2', '3'])
  expect(lines.filter((line) => line.startsWith('other 1.2'))).toHaveLength(2)
})

test('figures are medians, what is lost and counted twice is of everything that was tracked', () => {
  const peers = { floor: slower('floor'), plausible: slower('plausible'), amplitude: slower('amplitude') }
  const figures = new Map(figuresOf(measured, peers, alone).map((figure) => [figure.name, figure]))
  expect(figures.get('sdk.init_vs_plausible')).toMatchObject({ value: 5, baseline: { name: 'plausible', value: 10 } })
  expect(figures.get('sdk.track_vs_amplitude')).toMatchObject({ value: 9, baseline: { name: 'amplitude', value: 90 } })
  expect(figures.get('sdk.main_thread_us')).toMatchObject({ value: 60, baseline: { name: 'floor', value: 600 } })
  expect(figures.get('sdk.lost')?.value).toBe(4)
  expect(figures.get('sdk.duplicated')?.value).toBe(3)
  expect(figures.get('sdk.preflights')?.value).toBe(2)
  expect(figures.get('sdk.down_heap_mib')?.value).toBe(1)
})

test('a page view without a size is a failure, not a number', () => {
  const peers = { floor: measured, plausible: measured, amplitude: measured }
  const broken = { ...measured, bytes: { page: null, event: null } }
  expect(() => figuresOf(broken, peers, alone)).toThrow('not ten arrived')
})
