import { plainStage, type StageMap } from '@touchline/schema'

/** Stages of the CRM that the stage map doesn't know, as they were first written, and in how many rows they are. */
export type UnmappedStages = readonly { readonly name: string; readonly count: number }[]

export type StageWatch = {
  readonly see: (crmStage: string | undefined) => void
  /** Those of most rows first. */
  readonly unmapped: () => UnmappedStages
}

/** Counts what the stage map doesn't know. Nothing is amiss where there is none. */
export function watchStages(stages: StageMap | undefined): StageWatch {
  const known = new Set(stages?.flatMap(({ crmStages }) => crmStages.map(plainStage)))
  const counted = new Map<string, { name: string; count: number }>()
  return {
    see(crmStage) {
      if (!stages || crmStage === undefined || known.has(plainStage(crmStage))) return
      const before = counted.get(plainStage(crmStage))
      counted.set(plainStage(crmStage), { name: before?.name ?? crmStage, count: (before?.count ?? 0) + 1 })
    },
    unmapped: () => [...counted.values()].sort((a, b) => b.count - a.count),
  }
}
