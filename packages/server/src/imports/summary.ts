import { namedCounts } from '../lib/named-counts.ts'
import { count } from './progress.ts'
import type { Counts } from './take-rows.ts'
import type { UnmappedStages } from './watch-stages.ts'

/** What an import did. */
export type ImportSummary = Counts & {
  /** Rows below the header, blank ones left out. */
  readonly read: number
  readonly rejected: number
  /** Where the rejected rows are. Null where there are none. */
  readonly rejects: string | null
  readonly dryRun: boolean
  readonly unmappedStages: UnmappedStages
}

/** The last words of an import, for its standard output. */
export function describeSummary(file: string, summary: ImportSummary): string {
  const { read, rejected, rejects, unmappedStages } = summary
  return [
    `${file}: ${count(read)} rows read: ${outcome(summary)}, ${count(rejected)} rejected.`,
    ...remark(summary),
    ...unmappedRemark(unmappedStages),
    ...(rejects === null ? [] : [`Rejected rows, each with its line and error: ${rejects}`]),
  ].join('\n')
}

function outcome({ read, rejected, dryRun, added, updated, unchanged }: ImportSummary): string {
  if (dryRun) return `${count(read - rejected)} good`
  return `${count(added)} added, ${count(updated)} updated, ${count(unchanged)} unchanged`
}

function remark({ read, added, updated, dryRun }: ImportSummary): string[] {
  if (dryRun) return ['Dry run: nothing was stored.']
  if (read === 0) return ['The file has a header, and no row below it.']
  return added + updated === 0 ? ['Nothing changed.'] : []
}

const unmappedRemark = (stages: UnmappedStages): string[] =>
  stages.length === 0
    ? []
    : [
        `Stages that the stage map doesn't know, with their rows: ${namedCounts(stages, 10)}.`,
        'They are kept; add them to crmStages and run `touchline settings apply`, and they mean a milestone for the past too.',
      ]
