import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type {
  ChannelOrderField,
  DateBasis,
  LeadDimension,
  QueryChannelPerformanceArgs,
} from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { checkedHorizon } from './maturity-question.ts'
import { distinctDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'

/** How to sort rows, and within how many days they are to be projected where they are sorted by that. */
export type ChannelOrder = RowOrder<ChannelOrderField> & { readonly horizonDays: number }

export type ChannelQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly basis: DateBasis
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly wonWithinDays: readonly number[]
  /** When it is asked. */
  readonly now: Date
  readonly order: ChannelOrder
}

/** Unless it is said by which days rows are to be sorted. */
const usualHorizon = 180

const checkedOrder = (order: ChannelOrder): ChannelOrder => ({
  ...order,
  horizonDays: checkedHorizon(order.horizonDays),
})

const mostWonWithin = 12
const longestWonWithin = 3_650

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function channelQuestion(args: QueryChannelPerformanceArgs, workspace: Workspace, now: Date): ChannelQuestion {
  const wonWithinDays = checkedDays(args.wonWithinDays ?? [], args.basis)
  return {
    ...reportQuestion(args.input, workspace, now),
    assignBy: args.assignBy,
    basis: args.basis,
    groupBy: distinctDimensions(args.groupBy),
    filter: readFilter(args.input.filter, leadDimensions),
    wonWithinDays,
    now,
    order: checkedOrder(args.orderBy ?? { by: 'LEADS', direction: 'DESC', horizonDays: usualHorizon }),
  }
}

function checkedDays(days: readonly number[], basis: DateBasis): readonly number[] {
  if (basis === 'CONVERSION' && days.length > 0) {
    throw new AppError('INPUT_INVALID', 'wonWithinDays follows the leads created in the range: ask with basis COHORT')
  }
  const isSensible = days.length <= mostWonWithin && days.every((day) => day >= 0 && day <= longestWonWithin)
  if (isSensible) return days
  const problem = `wonWithinDays is ${days.join(', ')}: give at most ${mostWonWithin} numbers from 0 to ${longestWonWithin}`
  throw new AppError('INPUT_INVALID', problem)
}
