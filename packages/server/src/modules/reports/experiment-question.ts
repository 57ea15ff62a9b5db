import { AppError } from '../../errors.ts'
import type { ExperimentInput } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type InstantRange, resolveRange } from './date-range.ts'
import { numberBetween } from './number-between.ts'

/** What is asked of an experiment. */
export type ExperimentQuestion = {
  readonly workspace: Workspace
  readonly zone: string
  readonly asOf: Date
  readonly name: string
  /** Of first exposures. Null: all of them. */
  readonly range: InstantRange | null
  readonly control: string | null
  /** By variant; they add up to 1. Null: evenly. */
  readonly shares: ReadonlyMap<string, number> | null
  readonly withinDays: number | null
  readonly expectedLift: number
}

const mostDays = 3_650

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function experimentQuestion(
  name: string,
  input: ExperimentInput,
  workspace: Workspace,
  asOf: Date,
): ExperimentQuestion {
  const { range, timeZone, control, split, withinDays, expectedLift } = input
  const zone = timeZone ?? workspace.timeZone
  return {
    ...{ workspace, zone, asOf, name },
    range: range ? resolveRange(range, zone, asOf) : null,
    control: control ?? null,
    shares: split ? sharesOf(split) : null,
    withinDays: typeof withinDays === 'number' ? numberBetween('withinDays', withinDays, 0, mostDays) : null,
    expectedLift: numberBetween('expectedLift', expectedLift, 0.01, 10),
  }
}

type Split = readonly { readonly variant: string; readonly share: number }[]

function sharesOf(split: Split): ReadonlyMap<string, number> {
  const wrong = split.find(({ share }) => !(share > 0 && Number.isFinite(share)))
  if (wrong) {
    throw new AppError('INPUT_INVALID', `split gives ${JSON.stringify(wrong.variant)} ${wrong.share}: give more than 0`)
  }
  const whole = split.reduce((sum, { share }) => sum + share, 0)
  const shares = new Map(split.map(({ variant, share }) => [variant, share / whole]))
  if (shares.size < split.length) throw new AppError('INPUT_INVALID', 'split names a variant twice: name each once')
  return shares
}
