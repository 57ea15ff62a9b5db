/** One measured number. With a baseline that was measured in the same run, it is also a ratio. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline?: { readonly name: string; readonly value: number }
}

/** Tells a person how it goes; never part of what `--json` prints. */
export type Say = (note: string) => void

/** Measures a few figures that belong together. */
export type Suite = (say: Say) => Promise<Figure[]>

const ratioOf = ({ value, baseline }: Figure): number | null => (baseline ? round(value / baseline.value) : null)

/** `collect.vs_copy 51,000 rows/s, 0.51 of 100,000 rows/s (one COPY stream)` */
export function asText(figure: Figure): string {
  const { name, value, unit, baseline } = figure
  const measured = `${name} ${withUnit(value, unit)}`
  return baseline ? `${measured}, ${ratioOf(figure)} of ${withUnit(baseline.value, unit)} (${baseline.name})` : measured
}

/** One line of JSON. `baseline` and `ratio` are null where nothing was measured to compare with. */
export function asJson(figure: Figure): string {
  const { name, value, unit, baseline } = figure
  return JSON.stringify({
    name,
    value: round(value),
    unit,
    baseline: baseline ? round(baseline.value) : null,
    baselineName: baseline?.name ?? null,
    ratio: ratioOf(figure),
  })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)
  return (low + high) / 2
}

export const withUnit = (value: number, unit: string): string => `${round(value).toLocaleString('en')} ${unit}`

/** Three digits say all that a measurement knows; whole numbers stay whole. */
const round = (value: number): number => (Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)))
