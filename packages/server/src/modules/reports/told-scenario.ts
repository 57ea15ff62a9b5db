import { type CloseRateScenario, closeRateScenario } from './close-rate-scenario.ts'
import type { WatchedLeads } from './projection.ts'

/** A scenario as reports tell it. */
export type ToldScenario = CloseRateScenario & { readonly caveats: readonly string[] }

/** A row that says on demand what its leads would come to in the end. */
export type Foretellable = { readonly scenario: () => Promise<ToldScenario | null> }

/** @param watched Without losses: counted as `countWaited` does. Missing where there are no leads. */
export function toldScenario(watched: WatchedLeads | undefined): ToldScenario | null {
  const outcomes = watched?.outcomes ?? []
  const scenario = closeRateScenario({
    won: outcomes.filter(({ outcome }) => outcome === 'WON'),
    notWon: outcomes.filter(({ outcome }) => outcome === 'OPEN'),
  })
  return scenario && { ...scenario, caveats: scenarioCaveats(scenario) }
}

/** Less is nothing to speak of. */
const fewestBeyond = 0.001

/** What to know before trusting a scenario, in sentences that name its numbers. */
function scenarioCaveats({ value, watchedDays, beyondWatched }: CloseRateScenario): string[] {
  const assumed = `A scenario: it takes for granted that ${percent(1 - value)} of leads are never won and that the days of the others follow Weibull's distribution, which leads up to now can't prove.`
  const unseen = `${percent(beyondWatched)} of the wins in it come later than ${watchedDays} days, the longest that any lead was watched: nobody has seen such a win.`
  return beyondWatched < fewestBeyond ? [assumed] : [assumed, unseen]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
