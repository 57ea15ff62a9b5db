import { AppError } from '../../errors.ts'
import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy } from '../../lib/group-by.ts'
import { compareKeys, compareValues, type DimensionValue, dimensionValues } from './dimension-value.ts'
import { likeForLikeCaveats } from './like-for-like-caveats.ts'
import type { LikeForLikeQuestion } from './like-for-like-question.ts'
import type { RankedLeads } from './ranking.ts'
import { leftOutWarnings } from './ranking-warnings.ts'
import { type Ratio, ratio } from './ratio.ts'
import type { Recording } from './recording.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import { isComparable, type Standardised, standardised } from './standardised.ts'
import type { Proportion } from './two-proportions.ts'

type Key = DimensionValue<LeadDimension>

/** A kind of lead of which a row has too few. */
type NotComparable = {
  readonly keys: readonly Key[]
  /** Of the row, and of all rows. */
  readonly leads: number
  readonly allLeads: number
}

type LikeForLikeRow = {
  readonly keys: readonly Key[]
  readonly leads: number
  readonly rate: Ratio
  readonly likeForLike: Standardised
  readonly notComparable: readonly NotComparable[]
  readonly caveats: readonly string[]
}

export type LikeForLikeReport = {
  readonly rows: readonly LikeForLikeRow[]
  readonly total: Ratio
  readonly strata: number
  readonly meta: ReportMeta
}

/** Each row is looked at in each kind of lead. */
const mostStrata = 200

/** @param counted By the dimensions that are grouped by, and then those that make leads of one kind. */
export function likeForLikeReport(
  question: LikeForLikeQuestion,
  counted: readonly RankedLeads[],
  recording: Recording,
): LikeForLikeReport {
  const { workspace, mostRows } = question
  const strata = strataOf(question, counted)
  const rows = [...groupBy(counted, ({ keys }) => JSON.stringify(rowKeys(question, keys))).values()]
    .map((cells) => rowOf(question, strata, cells))
    .sort((a, b) => b.leads - a.leads || compareValues(a.keys, b.keys))
  const all = added(counted)
  return {
    rows: rows.slice(0, mostRows),
    total: ratio(all.part, all.of, workspace.minimumSample),
    strata: strata.size,
    meta: reportMeta(question, [
      notComparable(rows),
      ...leftOutWarnings(question, counted, recording),
      truncation(question, rows),
    ]),
  }
}

/**
 * Leads of all rows by kind, the commonest first.
 *
 * @throws AppError `INPUT_INVALID` where they are of too many.
 */
function strataOf(question: LikeForLikeQuestion, counted: readonly RankedLeads[]): ReadonlyMap<string, Proportion> {
  const kinds = [
    ...groupBy(
      counted.filter(({ of }) => of > 0),
      (cell) => stratumName(question, cell),
    ),
  ]
  if (kinds.length > mostStrata) {
    const over = question.over.join(', ')
    const kind = `over is ${over}: that makes ${kinds.length} kinds of leads, and at most ${mostStrata} are compared`
    throw new AppError('INPUT_INVALID', kind)
  }
  const totals = kinds.map(([name, cells]) => [name, added(cells)] as const)
  return new Map(totals.sort(([a, { of: ofA }], [b, { of: ofB }]) => ofB - ofA || compareKeys([a], [b])))
}

function rowOf(
  question: LikeForLikeQuestion,
  strata: ReadonlyMap<string, Proportion>,
  cells: readonly [RankedLeads, ...RankedLeads[]],
): LikeForLikeRow {
  const { workspace, groupBy: dimensions, over } = question
  const cellOf = new Map(cells.map((cell) => [stratumName(question, cell), cell]))
  const kinds = [...strata].map(([name, all]) => ({ name, all, row: cellOf.get(name) ?? nobody }))
  const { part, of } = added(cells)
  const likeForLike = standardised(kinds)
  const left = kinds.filter((kind) => !isComparable(kind))
  return {
    keys: dimensionValues(dimensions, rowKeys(question, cells[0].keys)),
    leads: cells.reduce((sum, { leads }) => sum + leads, 0),
    rate: ratio(part, of, workspace.minimumSample),
    likeForLike,
    notComparable: left.map(({ name, row, all }) => ({
      keys: dimensionValues(over, JSON.parse(name) as string[]),
      leads: row.of,
      allLeads: all.of,
    })),
    caveats: likeForLikeCaveats(kinds.length, left, of, likeForLike),
  }
}

const rowKeys = (question: LikeForLikeQuestion, keys: readonly string[]) => keys.slice(0, question.groupBy.length)
const stratumName = (question: LikeForLikeQuestion, { keys }: RankedLeads): string =>
  JSON.stringify(keys.slice(question.groupBy.length))

const nobody: Proportion = { part: 0, of: 0 }
const added = (cells: readonly Proportion[]): Proportion =>
  cells.reduce((sum, { part, of }) => ({ part: sum.part + part, of: sum.of + of }), nobody)

function notComparable(rows: readonly LikeForLikeRow[]): ReportWarning {
  const affectedCount = rows.filter((row) => row.notComparable.length > 0).length
  const message = `${affectedCount} of ${rows.length} rows have too few leads of some kinds to be compared in these: see their caveats`
  return { code: 'NOT_COMPARABLE', message, affectedCount }
}
