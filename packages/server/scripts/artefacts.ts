import { printSdkTypes } from '../../../scripts/sdk-types/print-sdk-types.ts'
import { withMigratedDatabase } from './migrated-database.ts'
import { printChannels } from './print-channels.ts'
import { printErrors } from './print-errors.ts'
import { printGraphql } from './print-graphql.ts'
import { printMetricViews } from './print-metric-views.ts'
import { printMetricSql, printMetrics } from './print-metrics.ts'
import { printScoreboard } from './print-scoreboard.ts'
import { printTables } from './print-tables.ts'
import { printWireSchema } from './print-wire-schema.ts'
import { printSchemaSql } from './schema-sql/print-schema-sql.ts'

/** The text of every generated file, by its path from the root of the repository. */
export async function printArtefacts(): Promise<Readonly<Record<string, string>>> {
  const graphql = await printGraphql()
  return {
    ...(await withMigratedDatabase(printDatabase)),
    ...graphql,
    ...(await printScoreboard(graphql['packages/schema/schema.graphql'])),
    'packages/schema/wire.schema.json': printWireSchema(),
    'docs/channels.md': printChannels(),
    'docs/errors.md': printErrors(),
    'packages/server/src/db/metric-views.sql': printMetricViews(),
    'docs/metrics.md': printMetrics(),
    ...printMetricSql(),
    'packages/sdk/sdk.d.ts': printSdkTypes(),
  }
}

const printDatabase = async (url: string): Promise<Readonly<Record<string, string>>> => ({
  'packages/server/src/db/schema.sql': await printSchemaSql(url),
  'packages/server/src/db/tables.ts': await printTables(url),
})
