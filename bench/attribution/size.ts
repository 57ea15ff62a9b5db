const fewMinutes = 200_000

/** How many journeys `TOUCHLINE_BENCH_JOURNEYS` asks for: 1000000 is what the promises are about. */
export function journeysAsked(text: string | undefined): number {
  const journeys = text === undefined ? fewMinutes : Number(text.replaceAll('_', ''))
  if (Number.isInteger(journeys) && journeys >= 1_000) return journeys
  throw new Error(`TOUCHLINE_BENCH_JOURNEYS=${text} is no size: give a whole number from 1000`)
}
