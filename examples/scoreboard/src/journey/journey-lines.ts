import type { JourneyQuery } from '../api/operations.generated.ts'

type Lead = NonNullable<JourneyQuery['lead']>
export type Touch = Lead['journey']['edges'][number]
export type LeadMilestone = Lead['milestones'][number]

/** One moment of a journey: something that the person did or had with us, or a stage first reached. */
export type JourneyLine =
  | { readonly kind: 'touch'; readonly at: string; readonly touch: Touch }
  | { readonly kind: 'milestone'; readonly at: string; readonly milestone: LeadMilestone['milestone'] }

/**
 * Touches and dated milestones on one line, in time order. What happened in the same instant as a milestone led to it
 * and stands before it.
 */
export function journeyLines(touches: readonly Touch[], milestones: readonly LeadMilestone[]): JourneyLine[] {
  const lines: JourneyLine[] = [
    ...touches.map((touch) => ({ kind: 'touch', at: touch.node.occurredAt, touch }) as const),
    ...milestones.flatMap(({ milestone, at }) => (at === null ? [] : [{ kind: 'milestone', at, milestone } as const])),
  ]
  return lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

export const models = {
  firstTouch: 'First touch',
  lastTouch: 'Last touch',
  lastNonDirect: 'Last, not Direct',
  linear: 'Linear',
  position: 'Position',
} as const

export type ModelName = keyof typeof models

/** What each model gave to the touches together: 1 where the lead was won and marketing had a part in it. */
export function creditTotals(touches: readonly Touch[]): Readonly<Record<ModelName, number | null>> {
  const total = (model: ModelName): number | null => {
    const given = touches.flatMap((touch) => (touch[model] == null ? [] : [Number(touch[model])]))
    return given.length === 0 ? null : given.reduce((sum, credit) => sum + credit, 0)
  }
  return {
    firstTouch: total('firstTouch'),
    lastTouch: total('lastTouch'),
    lastNonDirect: total('lastNonDirect'),
    linear: total('linear'),
    position: total('position'),
  }
}
