import type { Tracker } from '../api.ts'
import { cleanText } from '../clean.ts'

type Recording = Pick<Tracker, 'record'>

/** Records which variant of an experiment the visitor got. */
export function recordExposure({ record }: Recording, experiment: string, variant: string): void {
  const [named, given] = [cleanText(experiment), cleanText(variant)]
  if (named && given) record({ type: 'exposure', experiment: named, variant: given })
}

/** Records what the visitor answered when asked how they heard of you. */
export function recordSource({ record }: Recording, answer: string): void {
  const given = cleanText(answer)
  if (given) record({ type: 'source', answer: given })
}
