import { type FollowedLeads, fourParts } from '../../modules/reports/four-parts.ts'
import { rateChange } from '../../modules/reports/newcombe.ts'
import { ratesOf } from '../../planted/rates.ts'
import { channelsIn, ofChannel, ofOwner, ownersIn, type Sample, type Trial, trial } from './trial.ts'

/** Close rates and their parts, as `channelPerformance` and `closeRateSplit` tell them once everything is decided. */
export const rateTrials = (sample: Sample): Trial[] => [
  ...partsTrials(channelsIn(sample).map((name) => [name, ofChannel(sample, name)])),
  ...partsTrials(ownersIn(sample).map((name) => [name, ofOwner(sample, name)])),
]

const parts = ['closeRate', 'worked', 'reached', 'accepted', 'won'] as const

function partsTrials(rows: readonly (readonly [name: string, sample: Sample])[]): Trial[] {
  const told = rows.map(([name, { leads, cells }]) => ({
    name,
    found: fourParts(followedOf(leads), 0),
    truth: ratesOf(cells),
  }))
  return parts.flatMap((part) => [
    ...told.map(({ name, found, truth }) => trial(`${part} (Wilson)`, name, found[part].interval, truth[part])),
    ...told.slice(1).map((row, i) => {
      const before = told[i] ?? row
      const change = rateChange(row.found[part], before.found[part])
      const truth = row.truth[part] - before.truth[part]
      return trial(`difference in ${part} (Newcombe)`, `${row.name} − ${before.name}`, change.interval, truth)
    }),
  ])
}

function followedOf(leads: Sample['leads']): FollowedLeads {
  const count = (step: 'worked' | 'reached' | 'accepted' | 'won'): number => leads.filter((lead) => lead[step]).length
  return {
    ...{ leads: leads.length, worked: count('worked'), reached: count('reached') },
    ...{ accepted: count('accepted'), won: count('won') },
  }
}
