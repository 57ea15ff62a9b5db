import { metrics, sqlOf } from '@touchline/schema'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { kpiQuestion } from './kpi-question.ts'
import { readKpiReport } from './kpi-read.queries.ts'
import { searched } from './search-metrics.ts'

export const kpisResolvers = {
  Query: {
    metrics: (_, { search }) => searched(metrics, search ?? ''),
    kpis: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readKpiReport(read, kpiQuestion(args, workspace, now))
    },
  },
  Metric: { sql: sqlOf },
} satisfies Resolvers
