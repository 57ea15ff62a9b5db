import { AppError } from '../../errors.ts'
import { compareText } from '../../lib/order.ts'
import type { ExperimentQuestion } from './experiment-question.ts'

/** Each is held against control, milestone by milestone. */
const mostVariants = 50

/** A variant, and how much of all subjects it should have got. */
export type Variant = { readonly name: string; readonly expectedShare: number; readonly isControl: boolean }

/**
 * Which variants there are, control first, the others by name.
 *
 * @param seen Those that somebody got.
 * @throws AppError `INPUT_INVALID` where the question names others, or there are too many.
 */
export function variantsOf({ name, control, shares }: ExperimentQuestion, seen: readonly string[]): Variant[] {
  const names = [...new Set([...seen, ...(shares?.keys() ?? [])])].sort(compareText)
  if (names.length > mostVariants) {
    const problem = `Experiment ${JSON.stringify(name)} has ${names.length} variants, and at most ${mostVariants} are compared`
    throw new AppError('INPUT_INVALID', problem)
  }
  const left = shares ? names.filter((variant) => !shares.has(variant)) : []
  if (left.length > 0)
    throw new AppError('INPUT_INVALID', `split leaves out ${left.join(', ')}: name each variant once`)
  const held = controlAmong(names, control)
  return [held, ...names.filter((variant) => variant !== held)].map((variant) => ({
    name: variant,
    expectedShare: shares?.get(variant) ?? 1 / names.length,
    isControl: variant === held,
  }))
}

/** Whether one of `names` is called control. */
export const calledControl = (names: readonly string[]): string | undefined =>
  names.find((name) => name.toLowerCase() === 'control')

function controlAmong(names: readonly string[], control: string | null): string {
  if (control !== null && !names.includes(control)) {
    const problem = `control is ${JSON.stringify(control)}, and the variants are ${names.join(', ')}`
    throw new AppError('INPUT_INVALID', problem)
  }
  return control ?? calledControl(names) ?? (names[0] as string)
}
