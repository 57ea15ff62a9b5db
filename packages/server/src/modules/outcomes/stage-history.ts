import { plainStage, type StageMeaning, stageMeanings } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import { type Moment, momentOf } from './moment.ts'
import { momentOfVersion, type RecordHistory } from './record-history.ts'
import type { StageFields } from './records.ts'
import type { StageOf } from './stage-map.ts'

/** A record came into a stage. CRM_HISTORY: the CRM says when. SNAPSHOT_DIFF: between two imports, the later of them. */
export type StageChange = {
  readonly stage: string
  readonly fromStage: string | null
  readonly moment: Moment
  readonly source: 'CRM_HISTORY' | 'SNAPSHOT_DIFF'
}

type Told = {
  /** What the CRM's own history says, in any order. */
  readonly entries: readonly StageFields[]
  /** What its record said over time. */
  readonly history: RecordHistory<{ readonly stage?: string | undefined }>
  readonly createdAt: Moment | null
  readonly zone: string
  readonly stageOf: StageOf
}

/** The stages of a record in time order: as the CRM's history has them, and what its imports saw after that. */
export function stageHistory(told: Told): StageChange[] {
  const known = fromHistory(told)
  const last = known.at(-1)
  const seen = fromVersions(told).filter(({ moment }) => !last || moment.at > last.moment.at)
  const changes: StageChange[] = [...known]
  for (const change of seen) {
    const before = changes.at(-1)
    if (before && plainStage(before.stage) === plainStage(change.stage)) continue
    changes.push({ ...change, fromStage: before?.stage ?? null })
  }
  return changes
}

/** Of stages entered on one day nobody knows the order: it is then that of their meanings. */
function fromHistory({ entries, zone, stageOf }: Told): StageChange[] {
  const rank = (stage: string): number => stageMeanings.indexOf(stageOf(stage)?.means as StageMeaning)
  const sorted = entries
    .map(({ stage, fromStage, enteredAt }) => ({ stage, fromStage, moment: momentOf(enteredAt, zone) }))
    .sort((a, b) => a.moment.at - b.moment.at || rank(a.stage) - rank(b.stage) || compareText(a.stage, b.stage))
  return sorted.map(({ stage, fromStage, moment }, i) => ({
    ...{ stage, moment, source: 'CRM_HISTORY' as const },
    fromStage: fromStage ?? sorted[i - 1]?.stage ?? null,
  }))
}

const fromVersions = ({ history, createdAt, zone }: Told): StageChange[] =>
  history.flatMap((version) => {
    const { stage } = version.fields
    const moment = momentOfVersion(version, createdAt, zone)
    return stage === undefined ? [] : [{ stage, fromStage: null, moment, source: 'SNAPSHOT_DIFF' as const }]
  })

/** Since when a record is in `stage`: from the first of the trailing changes into what means the same. */
export function inStageSince(
  changes: readonly StageChange[],
  stage: string | undefined,
  stageOf: StageOf,
): Moment | null {
  if (stage === undefined) return null
  const called = (word: string): string => stageOf(word)?.name ?? plainStage(word)
  const before = changes.findLastIndex((change) => called(change.stage) !== called(stage))
  return changes[before + 1]?.moment ?? null
}
