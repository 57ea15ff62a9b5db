import { type Figure, median } from '../figure.ts'
import { allDelivered, type Measured, type OursAlone } from './measured.ts'

/** Those of the others that ours is held against. */
export type Baselines = Readonly<Record<'floor' | 'plausible' | 'amplitude', Measured>>

/** @throws Error where a page view has no size, as ours sent more or fewer than it was told to. */
export function figuresOf(ours: Measured, { floor, plausible, amplitude }: Baselines, alone: OursAlone): Figure[] {
  const { bursts, bytes, brotliBytes } = ours
  if (bytes.page === null) throw new Error('Of ten page views, not ten arrived')
  const { lost, duplicated } = allDelivered(ours)
  return [
    figure('core_brotli_bytes', brotliBytes, 'B'),
    figure('module_brotli_bytes', alone.moduleBytes.least, 'B'),
    figure('full_brotli_bytes', alone.moduleBytes.full, 'B'),
    against(plausible, figure('init_vs_plausible', initMs(ours), 'ms'), initMs),
    against(plausible, figure('init_cpu_vs_plausible', initProcessorMs(ours), 'ms'), initProcessorMs),
    figure('track_us', trackUs(ours), 'µs'),
    against(amplitude, figure('track_vs_amplitude', trackUs(ours), 'µs'), trackUs),
    against(floor, figure('main_thread_us', mainThreadUs(ours), 'µs'), mainThreadUs),
    against(floor, figure('main_thread_cpu_us', processorUs(ours), 'µs'), processorUs),
    figure('bytes_per_page', bytes.page, 'B'),
    figure('requests_per_1000', median(bursts.map(({ requests }) => requests)), 'requests'),
    figure('preflights', Math.max(...bursts.map(({ preflights }) => preflights)), 'requests'),
    figure('lost', lost, 'events'),
    figure('duplicated', duplicated, 'events'),
    ...whileDown(alone),
  ]
}

const whileDown = ({ downs }: OursAlone): Figure[] => [
  figure('down_heap_mib', median(downs.map(({ heapBytes }) => heapBytes / 2 ** 20)), 'MiB'),
  figure('down_storage_kb', median(downs.map(({ storageBytes }) => storageBytes / 1_000)), 'kB'),
  figure('down_track_us', median(downs.map(({ trackUs }) => trackUs)), 'µs'),
]

const figure = (name: string, value: number, unit: string): Figure => ({ name: `sdk.${name}`, value, unit })

const against = (peer: Measured, figure: Figure, measure: (measured: Measured) => number): Figure => ({
  ...figure,
  baseline: { name: peer.name, value: measure(peer) },
})

const initMs = ({ starts }: Measured): number => median(starts.map(({ initMs }) => initMs))
const initProcessorMs = ({ starts }: Measured): number => median(starts.map(({ initProcessorMs }) => initProcessorMs))
const trackUs = ({ starts }: Measured): number => median(starts.map(({ trackUs }) => trackUs))
const mainThreadUs = ({ bursts }: Measured): number => median(bursts.map(({ mainThreadUs }) => mainThreadUs))
const processorUs = ({ bursts }: Measured): number => median(bursts.map(({ processorUs }) => processorUs))
