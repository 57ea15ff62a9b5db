import { metrics, sqlOf } from '@touchline/schema'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { kpiQuestion } from './kpi-question.ts'
import { readKpiReport } from './kpi-read.queries.ts'
import { searched } from './search-metrics.ts'

export const kpisResolvers = {
  Query: {
    metrics: (_, { search }) => searched(metrics, search ?? ''),
    kpis: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readKpiReport(read, kpiQuestion(args, workspace, now))
    },
  },
  Metric: { sql: sqlOf },
} satisfies Resolvers
