import { plainStage, type Stage, type StageMap } from '@touchline/schema'

/** What a stage of the CRM means. Null where the map doesn't say, or there is none. */
export type StageOf = (crmStage: string | null | undefined) => Stage | null

export function stageReader(stages: StageMap | undefined): StageOf {
  const meant = new Map(stages?.flatMap((stage) => stage.crmStages.map((word) => [plainStage(word), stage] as const)))
  return (crmStage) => (crmStage ? (meant.get(plainStage(crmStage)) ?? null) : null)
}
