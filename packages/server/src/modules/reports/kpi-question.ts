import { type Metric, metrics } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { KpiBucket, LeadDimension, QueryKpisArgs } from '../../graphql/resolver-types.generated.ts'
import { suggest } from '../../lib/closest.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type Bucket, bucketsOf } from './buckets.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { type ReportQuestion, reportQuestion } from './report-question.ts'

export type KpiQuestion = ReportQuestion & {
  readonly metrics: readonly Metric[]
  readonly filter: Filter<LeadDimension> | null
  readonly bucket: KpiBucket
  readonly buckets: readonly Bucket[]
  readonly now: Date
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function kpiQuestion({ input, ids, bucket }: QueryKpisArgs, workspace: Workspace, now: Date): KpiQuestion {
  const compareTo = input.compareTo ?? { previous: 'PERIOD' }
  const question = reportQuestion({ ...input, compareTo }, workspace, now)
  return {
    ...question,
    metrics: ids ? metricsOf(ids) : metrics,
    filter: readFilter(input.filter, leadDimensions),
    bucket,
    buckets: bucketsOf(question.range, bucket, question.zone),
    now,
  }
}

function metricsOf(ids: readonly string[]): readonly Metric[] {
  if (ids.length === 0)
    throw new AppError('INPUT_INVALID', 'ids is empty: name at least one metric, or leave it out for all')
  return ids.map((id, i) => metricOf(id, i, ids))
}

function metricOf(id: string, i: number, ids: readonly string[]): Metric {
  const metric = metrics.find((known) => known.id === id)
  if (!metric) {
    const known = metrics.map((each) => each.id)
    throw new AppError('INPUT_INVALID', `ids[${i}] is ${JSON.stringify(id)}, which is no metric: ${suggest(id, known)}`)
  }
  if (ids.indexOf(id) < i) throw new AppError('INPUT_INVALID', `ids[${i}] is ${id} again: name each metric once`)
  return metric
}
