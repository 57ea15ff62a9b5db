import { z } from 'zod'
import { mapOf } from './map-of.ts'
import { milestones, orderedMilestones, type Side, sides } from './milestones.ts'

/** What a stage can mean: a milestone, or that the lead is marketing's for now, none of sales', or given back for later. */
export const stageMeanings = [...milestones, 'NURTURING', 'REFUSED', 'RECYCLED'] as const
export type StageMeaning = (typeof stageMeanings)[number]

/** Who is accountable for a lead in a stage of that meaning, unless the map says otherwise. */
const sideOf: Record<StageMeaning, Side> = {
  LEAD: 'MARKETING',
  MQL: 'MARKETING',
  SAL: 'SALES',
  SQL: 'SALES',
  OPPORTUNITY: 'SALES',
  WON: 'SALES',
  LOST: 'SALES',
  NURTURING: 'MARKETING',
  REFUSED: 'MARKETING',
  RECYCLED: 'MARKETING',
}

const CrmStage = z.string("must be the CRM's name of a stage, in quotes").trim().min(1, 'is empty').max(1_000)

const stage = {
  name: z.string('must name the stage').trim().min(1, 'is empty').max(200),
  crmStages: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(CrmStage, "must be a list of the CRM's stages"),
    )
    .refine((words) => words.length > 0, 'is empty: no lead would ever be in it'),
  means: z.enum(stageMeanings),
  side: z.enum(sides).optional(),
  expectedDays: z
    .int('must be a whole number of days, e.g. 5')
    .min(1, 'must be a day or more')
    .max(3_650, 'is more than ten years')
    .optional(),
}

/** What each stage of the map may say. */
export const stageKeys = Object.keys(stage)

/** A stage as both teams call it, and the CRM's words for it. */
export const Stage = z.strictObject(stage, mapOf(stage)).transform(({ side, expectedDays, ...told }) => ({
  ...told,
  side: side ?? sideOf[told.means],
  /** How many days a lead should be in it at most. Null where nobody has said. */
  expectedDays: expectedDays ?? null,
}))
export type Stage = z.output<typeof Stage>

/** How the CRM's words for stages are compared. */
export const plainStage = (crmStage: string): string => crmStage.trim().toLowerCase()

type Told = { readonly name: string; readonly crmStages: readonly string[]; readonly means: StageMeaning }
type Contradiction = { readonly path: readonly (string | number)[]; readonly message: string }

/** The stage map: all stages, in the order in which a lead goes through them. */
export const StageMap = z
  .array(Stage, 'must be a list of stages')
  .min(1, 'is empty: leave it out where there is no stage map')
  .superRefine((stages, { addIssue }) => {
    for (const { path, message } of [...saidTwice(stages), ...goingBackwards(stages)]) {
      addIssue({ code: 'custom', path: [...path], message })
    }
  })
export type StageMap = z.output<typeof StageMap>

function saidTwice(stages: readonly Told[]): Contradiction[] {
  const names = new Set<string>()
  const meant = new Map<string, string>()
  return stages.flatMap(({ name, crmStages }, i) => {
    const problems: Contradiction[] = []
    if (names.has(name)) problems.push({ path: [i, 'name'], message: `says "${name}", as a stage before it does` })
    names.add(name)
    crmStages.forEach((word, no) => {
      const before = meant.get(plainStage(word))
      const message = `says "${word}", which means "${before}" already: a stage of the CRM means one`
      if (before !== undefined) problems.push({ path: [i, 'crmStages', no], message })
      else meant.set(plainStage(word), name)
    })
    return problems
  })
}

/** Milestones are in an order, and so are stages: nobody could say which of the two is to be believed. */
function goingBackwards(stages: readonly Told[]): Contradiction[] {
  const order: readonly StageMeaning[] = orderedMilestones
  let furthest = 0
  return stages.flatMap(({ means }, i) => {
    const at = order.indexOf(means)
    if (at < 0) return []
    if (at >= furthest) {
      furthest = at
      return []
    }
    const message = `says ${means} after a stage that means ${order[furthest]}: stages are in the order of milestones`
    return [{ path: [i, 'means'], message }]
  })
}
