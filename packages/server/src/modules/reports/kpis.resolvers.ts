import { metrics, sqlOf } from '@touchline/schema'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { kpiQuestion } from './kpi-question.ts'
import { kpiReport } from './kpi-report.ts'
import { sumSegments } from './kpi-sums.queries.ts'
import { searched } from './search-metrics.ts'
import { settlingDays } from './settling.queries.ts'
import { cutsOf, endsOf, settlingOf } from './settling.ts'

export const kpisResolvers = {
  Query: {
    metrics: (_, { search }) => searched(metrics, search ?? ''),
    kpis: async (_, args, { read, workspace, now }) => {
      const question = kpiQuestion(args, workspace, now)
      const days = await read((db) => settlingDays(db, workspace, settlingOf(question.metrics)))
      return kpiReport(question, {
        settlingDays: days,
        segments: await read((db) => sumSegments(db, question, cutsOf(question, days))),
        previous: await read((db) => sumSegments(db, question, endsOf(question.compareRange))),
      })
    },
  },
  Metric: { sql: sqlOf },
} satisfies Resolvers
