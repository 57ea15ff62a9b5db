import { namedCounts } from '../../lib/named-counts.ts'
import type { ReportWarning } from './report-meta.ts'

/** A stage of the CRM that the stage map doesn't know, and how many leads are in it. */
export type UnmappedStage = { readonly name: string; readonly count: number }

export function unmappedWarning(stages: readonly UnmappedStage[]): ReportWarning {
  const affectedCount = stages.reduce((sum, { count }) => sum + count, 0)
  return {
    code: 'UNMAPPED_STAGE',
    message: `${affectedCount} leads are in a stage that the stage map doesn't know, and so reached no milestone by it: ${namedCounts(stages)}. Add it to crmStages and run \`touchline settings apply\``,
    affectedCount,
  }
}
