/** From here on the series of Stirling, as far as it is used, is exact to the last digit. */
const stirlingFrom = 15

/** The logarithm of Γ, for `x` above 0: right to 14 digits or so. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  for (; shifted < stirlingFrom; shifted += 1) product *= shifted
  const inverse = 1 / shifted
  const square = inverse ** 2
  const rest = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1_260 - square * (1 / 1_680 - square / 1_188))))
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + rest - Math.log(product)
}

/**
 * How much of a Γ distribution of shape `a` lies beyond `x`: the regularised upper incomplete Γ.
 *
 * @see https://dlmf.nist.gov/8.9
 */
export function gammaBeyond(a: number, x: number): number {
  if (x <= 0) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * nearSeries(a, x) : scale * farFraction(a, x)
}

/** 1/a + x/(a(a+1)) + x²/(a(a+1)(a+2)) + … */
function nearSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a]
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

const farFraction = (a: number, x: number): number =>
  1 / continuedFraction(x + 1 - a, (n) => ({ over: -n * (n - a), under: x + 2 * n + 1 - a }))

/**
 * How much of a β distribution lies below `x`, 0 to 1: the regularised incomplete β.
 *
 * @see https://dlmf.nist.gov/8.17#v
 */
export function betaBelow(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges on this side of the middle.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(b, a, 1 - x)
  const logScale = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  const term = (n: number): number => {
    const m = Math.floor(n / 2)
    return n % 2 === 1
      ? (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n))
      : (m * (b - m) * x) / ((a + n - 1) * (a + n))
  }
  return Math.exp(logScale) / (a * continuedFraction(1, (n) => ({ over: term(n), under: 1 })))
}

type Step = { readonly over: number; readonly under: number }

/** None of those that are asked for takes more. */
const mostSteps = 100_000

/**
 * first + over₁ / (under₁ + over₂ / (under₂ + …)), by the method of Lentz.
 *
 * @see https://doi.org/10.1364/AO.15.000668 Lentz 1976
 */
function continuedFraction(first: number, stepOf: (n: number) => Step): number {
  let [value, numerator, denominator] = [first, first, 0]
  for (let n = 1; n < mostSteps; n++) {
    const { over, under } = stepOf(n)
    denominator = 1 / notZero(under + over * denominator)
    numerator = notZero(under + over / numerator)
    const change = numerator * denominator
    value *= change
    if (Math.abs(change - 1) < Number.EPSILON) break
  }
  return value
}

const notZero = (value: number): number => (value === 0 ? Number.MIN_VALUE / Number.EPSILON : value)
