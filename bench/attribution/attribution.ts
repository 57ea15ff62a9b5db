import type { Suite } from '../figure.ts'
import { seedAsked } from '../pipeline/derive/size.ts'
import { afterAggregation } from './aggregated.ts'
import { withCompany } from './company.ts'
import { journeysAsked } from './size.ts'
import { versusRead } from './versus-read.ts'

/** How fast credit is shared out: what `attribution` does once it is asked, but for HTTP. */
export const attribution: Suite = async (say) => {
  const journeys = journeysAsked(process.env['TOUCHLINE_BENCH_JOURNEYS'])
  const seed = seedAsked(process.env['TOUCHLINE_BENCH_SEED'])
  const overRead = await withCompany({ journeys, seed }, say, (company) => versusRead(company, say))
  return [...overRead, ...afterAggregation(seed)]
}
