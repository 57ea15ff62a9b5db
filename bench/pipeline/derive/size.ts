/** How much history is derived. */
export type Size = { readonly touchpoints: number; readonly leads: number; readonly won: number }

const fewMinutes = 200_000
const touchpointsPerLead = 10
const leadsPerWon = 100 / 6

/** The size asked for by `TOUCHLINE_BENCH_TOUCHPOINTS`: 10000000 is what the promises are about. */
export function sizeAsked(text: string | undefined): Size {
  const touchpoints = text === undefined ? fewMinutes : Number(text.replaceAll('_', ''))
  if (!Number.isInteger(touchpoints) || touchpoints < 10_000) {
    throw new Error(`TOUCHLINE_BENCH_TOUCHPOINTS=${text} is no size: give a whole number from 10000`)
  }
  const leads = Math.round(touchpoints / touchpointsPerLead)
  return { touchpoints, leads, won: Math.round(leads / leadsPerWon) }
}

/** What `TOUCHLINE_BENCH_SEED` asks for: the same seed makes the same company. */
export function seedAsked(text: string | undefined): number {
  const seed = Number(text ?? 1)
  if (!Number.isInteger(seed) || seed < 0)
    throw new Error(`TOUCHLINE_BENCH_SEED=${text} is no seed: give a whole number`)
  return seed
}
