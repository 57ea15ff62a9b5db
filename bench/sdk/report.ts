import { median } from '../figure.ts'
import { allDelivered, type Measured, type OursAlone } from './measured.ts'
import { table } from './table.ts'

const missing = '–'

/** Three digits say all that a measurement knows. */
const short = (value: number | null): string =>
  value === null ? missing : value.toLocaleString('en', { maximumSignificantDigits: 3 })

/** The median, and between what it lies: `14 (12–20)`. */
export function spread(values: readonly number[]): string {
  if (values.length === 0) return missing
  const [low, high] = [short(Math.min(...values)), short(Math.max(...values))]
  return low === high ? low : `${short(median(values))} (${low}–${high})`
}

const speedColumns: readonly (readonly [title: string, of: (measured: Measured) => string])[] = [
  ['', ({ name, version }) => `${name} ${version}`.trim()],
  ['brotli, kB', ({ brotliBytes }) => short(brotliBytes / 1_000)],
  ['init, ms', ({ starts }) => spread(starts.map(({ initMs }) => initMs))],
  ['its CPU, ms', ({ starts }) => spread(starts.map(({ initProcessorMs }) => initProcessorMs))],
  ['track(), µs', ({ starts }) => spread(starts.map(({ trackUs }) => trackUs))],
  ['main thread, µs', ({ bursts }) => spread(bursts.map(({ mainThreadUs }) => mainThreadUs))],
  ['its CPU, µs', ({ bursts }) => spread(bursts.map(({ processorUs }) => processorUs))],
  ['arrived', ({ bursts }) => spread(bursts.map(({ delivered: { tracked, lost } }) => tracked - lost))],
  ['requests', ({ bursts }) => spread(bursts.map(({ requests }) => requests))],
  ['preflights', ({ bursts }) => spread(bursts.map(({ preflights }) => preflights))],
  ['page, B', ({ bytes }) => short(bytes.page)],
  ['event, B', ({ bytes }) => short(bytes.event)],
]

const speeds = (all: readonly Measured[]): string =>
  table([speedColumns.map(([title]) => title), ...all.map((measured) => speedColumns.map(([, of]) => of(measured)))])

function losses(all: readonly Measured[]): string {
  const [first] = all
  const partings = [...(first?.partings ?? [])]
  const head = ['', ...partings.map(([name, { tracked }]) => `${name}, of ${tracked}`), 'counted twice']
  const row = (measured: Measured): string[] => [
    measured.name,
    ...partings.map(([name]) => short(measured.partings.get(name)?.lost ?? null)),
    short(allDelivered(measured).duplicated),
  ]
  return table([head, ...all.map(row)])
}

/** What of ours is in no column. */
const alone = ({ moduleBytes, downs }: OursAlone): string =>
  table([
    ['as a module, brotli kB', short(moduleBytes.least / 1_000)],
    ['with everything, brotli kB', short(moduleBytes.full / 1_000)],
    ['10,000 events, collector down: heap, MiB', spread(downs.map(({ heapBytes }) => heapBytes / 2 ** 20))],
    ['storage, kB', spread(downs.map(({ storageBytes }) => storageBytes / 1_000))],
    ['track(), µs', spread(downs.map(({ trackUs }) => trackUs))],
  ])

/** Everything for people to read: each number is the median, with the lowest and the highest. */
export const report = (all: readonly Measured[], oursAlone: OursAlone): string =>
  [
    `Speed: ${all[0]?.starts.length} starts, ${all[0]?.bursts.length} bursts of 1,000 events; medians (lowest–highest)`,
    speeds(all),
    '',
    'Events lost',
    losses(all),
    '',
    `${all[0]?.name} alone`,
    alone(oursAlone),
  ].join('\n')
