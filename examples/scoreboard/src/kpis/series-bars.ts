/** A value by month, with the target that it had. */
export type Point = {
  readonly bucket: string
  readonly value: string | null
  readonly complete: boolean
  readonly target: string | null
}

/** A bar of a small chart, in hundredths of its width and height. Null where there is nothing to draw. */
export type Bar = {
  readonly bucket: string
  readonly left: number
  readonly width: number
  readonly height: number | null
  readonly target: number | null
  readonly isComplete: boolean
}

/** The part of its place that a bar takes. */
const fill = 0.72

/** Bars from zero up, on a scale that the largest value or target fills. */
export function seriesBars(points: readonly Point[]): Bar[] {
  const numbers = points.flatMap(({ value, target }) => [value, target]).map(Number)
  const most = Math.max(...numbers, 0)
  const share = (text: string | null): number | null => {
    if (text === null) return null
    return most === 0 ? 0 : (Math.max(0, Number(text)) / most) * 100
  }
  const place = 100 / points.length
  return points.map(({ bucket, value, target, complete }, i) => ({
    bucket,
    left: i * place + (place * (1 - fill)) / 2,
    width: place * fill,
    height: share(value),
    target: share(target),
    isComplete: complete,
  }))
}
