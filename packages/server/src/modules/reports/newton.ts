/** What a function is at a point, and how it bends there. */
export type Bend = {
  readonly value: number
  readonly gradient: readonly number[]
  /** Of second derivatives: as many rows as coordinates, and as many columns. */
  readonly hessian: readonly (readonly number[])[]
}

export type Peak = { readonly point: readonly number[]; readonly bend: Bend }

type Hill = {
  readonly bendAt: (point: readonly number[]) => Bend
  /** Which coordinates may change. The others stay as they start. */
  readonly free: readonly number[]
  /** How far the search may go, per coordinate. */
  readonly bounds: readonly (readonly [low: number, high: number])[]
}

const mostSteps = 100
const mostDampings = 60

/** What a step of Newton's would still add, at a peak: of a sum of a million logarithms less than rounding does. */
const nothingToGain = 1e-14

/**
 * Climbs a smooth hill by Newton's steps, damped where they lead down (Levenberg).
 *
 * @returns Where it ended, and whether that is a peak: flat, bent down on all sides, and within bounds.
 */
export function climb(hill: Hill, start: readonly number[]): Peak & { readonly isPeak: boolean } {
  let here: Peak = { point: start, bend: hill.bendAt(start) }
  for (let step = 0; step < mostSteps; step++) {
    const direct = newtonStep(hill.free, here.bend, 0)
    if (direct && gainOf(hill.free, here.bend, direct) < nothingToGain) return { ...here, isPeak: true }
    const next = stepUp(hill, here)
    if (!next) break
    here = next
  }
  return { ...here, isPeak: false }
}

/** The first step, each shorter than the one before, that doesn't lead down. Null where none is left within bounds. */
function stepUp({ bendAt, free, bounds }: Hill, { point, bend }: Peak): Peak | null {
  const steepest = Math.max(...free.map((i) => Math.abs(bend.hessian[i]?.[i] ?? 0)), Number.MIN_VALUE)
  const lowest = bend.value - 1e-13 * Math.abs(bend.value)
  for (let damping = 0; damping < mostDampings; damping++) {
    const step = newtonStep(free, bend, damping === 0 ? 0 : steepest * 4 ** (damping - 12))
    const next = step && moved(point, free, step)
    if (!next?.every((at, i) => at > (bounds[i]?.[0] ?? 0) && at < (bounds[i]?.[1] ?? 0))) continue
    const there = bendAt(next)
    if (there.value >= lowest) return { point: next, bend: there }
  }
  return null
}

const moved = (point: readonly number[], free: readonly number[], step: readonly number[]): number[] =>
  point.map((at, i) => at + (step[free.indexOf(i)] ?? 0))

const gainOf = (free: readonly number[], { gradient }: Bend, step: readonly number[]): number =>
  free.reduce((sum, i, at) => sum + (gradient[i] ?? 0) * (step[at] ?? 0), 0)

/** Null where the hill doesn't bend down on all sides. */
function newtonStep(free: readonly number[], { gradient, hessian }: Bend, damping: number): number[] | null {
  const down = free.map((i) => free.map((j) => (i === j ? damping : 0) - (hessian[i]?.[j] ?? 0)))
  return solve(
    down,
    free.map((i) => gradient[i] ?? 0),
  )
}

/** How uncertain each coordinate of a peak of log-likelihood is, by how it is bent. Null where it is flat on some side. */
export function variances({ bend: { hessian } }: Peak): number[] | null {
  const information = hessian.map((row) => row.map((value) => -value))
  const columns = hessian.map((_, i) => solve(information, oneAt(i, hessian.length))?.[i] ?? null)
  return columns.every((variance) => variance !== null) ? columns : null
}

const oneAt = (place: number, length: number): number[] => Array.from({ length }, (_, i) => (i === place ? 1 : 0))

/** The x of A x = b, for a symmetric A, by Cholesky's method. Null where A isn't positive definite. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const lower: number[][] = []
  const forward: number[] = []
  for (const [i, row] of matrix.entries()) {
    const reduced: number[] = []
    for (let j = 0; j < i; j++) {
      reduced.push(((row[j] ?? 0) - dot(reduced, lower[j] ?? [])) / (lower[j]?.[j] ?? 0))
    }
    const square = (row[i] ?? 0) - dot(reduced, reduced)
    if (!(square > 0 && square < Number.POSITIVE_INFINITY)) return null
    const diagonal = Math.sqrt(square)
    forward.push(((right[i] ?? 0) - dot(reduced, forward)) / diagonal)
    lower.push([...reduced, diagonal])
  }
  const solution: number[] = []
  for (let i = matrix.length - 1; i >= 0; i -= 1) {
    const known = solution.reduce((sum, value, at) => sum + value * (lower[i + 1 + at]?.[i] ?? 0), 0)
    solution.unshift(((forward[i] ?? 0) - known) / (lower[i]?.[i] ?? 1))
  }
  return solution
}

/** As far as the first goes. */
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
