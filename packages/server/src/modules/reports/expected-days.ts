import { orderedMilestones, type StageMap } from '@touchline/schema'
import type { FunnelMilestone } from './stage-exits.ts'

/**
 * How long leads should be in the stage of each milestone at most: as long as in all stages of the map that mean it, one after
 * the other. Absent where one of them doesn't say, or there is none.
 */
export function expectedDays(stages: StageMap | undefined): Map<FunnelMilestone, number> {
  const expected = new Map<FunnelMilestone, number>()
  for (const milestone of orderedMilestones) {
    const days = stages?.filter(({ means }) => means === milestone).map((stage) => stage.expectedDays) ?? []
    const known = days.filter((each) => each !== null)
    if (days.length > 0 && known.length === days.length)
      expected.set(
        milestone,
        known.reduce((a, b) => a + b),
      )
  }
  return expected
}
