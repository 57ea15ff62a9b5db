import { seededRandom } from '../../lib/seeded-random.ts'
import { hypergeometricDraw } from './hypergeometric.ts'
import { chiSquaredBeyond } from './sample-ratio.ts'

/** How many of two populations have a value. */
export type MixCell = { readonly from: number; readonly to: number }

/** How much two mixes differ. */
type PsiBand = 'STABLE' | 'MODERATE' | 'LARGE'

/** How two populations differ in what they are made of. Null where one of them is empty. */
export type MixDifference = {
  /** Jensen–Shannon divergence in bits: 0 where they are alike, 1 where they share nothing. */
  readonly divergenceBits: number
  /** Population stability index. */
  readonly psi: number
  readonly psiBand: PsiBand
  /** How likely chance alone is to make as much of a difference. Null with a single value. */
  readonly pValue: number | null
  /** The p-value is of samples, as too few are to be expected of some value for χ². */
  readonly isSampled: boolean
}

/** @see https://doi.org/10.1109/18.61115 Lin 1991 */
export function mixDifference(cells: readonly MixCell[]): MixDifference | null {
  const filled = cells.filter(({ from, to }) => from + to > 0)
  const [from, to] = [filled.map((cell) => cell.from), filled.map((cell) => cell.to)]
  if (total(from) === 0 || total(to) === 0) return null
  const psi = psiOf(from, to)
  return { divergenceBits: divergence(from, to), psi, psiBand: bandOf(psi), ...byChance(from, to) }
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const sharesOf = (counts: readonly number[]): number[] => {
  const all = total(counts)
  return counts.map((count) => count / all)
}

/** H(M) − (H(P) + H(Q))/2, of which rounding could leave a little less than nothing. */
function divergence(from: readonly number[], to: readonly number[]): number {
  const [p, q] = [sharesOf(from), sharesOf(to)]
  const middle = p.map((share, i) => (share + (q[i] as number)) / 2)
  return Math.max(0, entropy(middle) - (entropy(p) + entropy(q)) / 2)
}

const entropy = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => (share === 0 ? sum : sum - share * Math.log2(share)), 0)

/** Added to each count, so that a value that one of the two lacks is no infinite difference. */
const smoothing = 0.5

function psiOf(from: readonly number[], to: readonly number[]): number {
  const smoothed = (counts: readonly number[]) => sharesOf(counts.map((count) => count + smoothing))
  const [p, q] = [smoothed(from), smoothed(to)]
  return p.reduce((sum, share, i) => sum + ((q[i] as number) - share) * Math.log((q[i] as number) / share), 0)
}

const bandOf = (psi: number): PsiBand => (psi < 0.1 ? 'STABLE' : psi < 0.25 ? 'MODERATE' : 'LARGE')

/** With fewer to be expected anywhere, χ² finds differences where there are none. */
const fewestExpected = 5
const samples = 2_000
/** Always the same: whoever asks twice is told the same twice. */
const seed = 1_991
/** Ties must count as such, though computed along other ways. */
const rounding = 1e-9

function byChance(from: readonly number[], to: readonly number[]): Pick<MixDifference, 'pValue' | 'isSampled'> {
  if (from.length < 2) return { pValue: null, isSampled: false }
  const both = from.map((count, i) => count + (to[i] as number))
  const smaller = Math.min(total(from), total(to)) / total(both)
  const seen = chiSquared(from, both)
  if (both.every((count) => count * smaller >= fewestExpected)) {
    return { pValue: chiSquaredBeyond(seen, from.length - 1), isSampled: false }
  }
  const random = seededRandom(seed)
  let asLarge = 0
  for (let i = 0; i < samples; i++) {
    if (chiSquared(shuffled(both, total(from), random), both) >= seen * (1 - rounding)) asLarge += 1
  }
  return { pValue: (asLarge + 1) / (samples + 1), isSampled: true }
}

/** Of a table with one column `from` and another with the rest of `both`. */
function chiSquared(from: readonly number[], both: readonly number[]): number {
  const [all, first] = [total(both), total(from)]
  return from.reduce((sum, count, i) => {
    const row = both[i] as number
    const [expected, rest] = [(row * first) / all, (row * (all - first)) / all]
    return sum + (count - expected) ** 2 * (1 / expected + 1 / rest)
  }, 0)
}

/** Everybody given out anew: `size` of them to one population, the rest to the other. */
function shuffled(both: readonly number[], size: number, random: () => number): number[] {
  let [others, left] = [total(both), size]
  return both.map((count) => {
    others -= count
    const drawn = hypergeometricDraw(count, others, left, random())
    left -= drawn
    return drawn
  })
}
