import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const server = join(import.meta.dirname, '..')

/** Columns that hold an id, and the brand they come out of the database with. */
const brands: Record<string, string> = {
  workspace_id: 'WorkspaceId',
  stream_id: 'StreamId',
  event_id: 'EventId',
  touchpoint_id: 'EventId',
  person_id: 'PersonId',
  own_id: 'PersonId',
  contact_person_id: 'PersonId',
  subject_id: 'SubjectId',
  account_id: 'AccountId',
}

/** Prints the types of every table and view of the database at `url`, for Kysely. */
export async function printTables(url: string): Promise<string> {
  const overrides = await brandedColumns(url)
  const imports = Object.fromEntries(Object.values(brands).map((brand) => [brand, `@touchline/schema#${brand}`]))
  const cli = require.resolve('kysely-codegen/package.json')
  const { stdout } = await run(
    process.execPath,
    [
      join(dirname(cli), 'dist/cli/bin.js'),
      '--print',
      '--log-level=error',
      '--dialect=postgres',
      `--url=${url}`,
      `--overrides=${JSON.stringify({ columns: overrides })}`,
      `--custom-imports=${JSON.stringify(imports)}`,
      `--type-mapping=${JSON.stringify({ int8: 'number' })}`,
      '--exclude-pattern=schema_migration',
    ],
    { cwd: server, maxBuffer: 10_000_000 },
  )
  return stdout
}

async function brandedColumns(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ schema: string; table: string; column: string; nullable: boolean }>(
    `select table_schema as schema, table_name as table, column_name as column, is_nullable = 'YES' as nullable
     from information_schema.columns where column_name = any($1) and table_schema in ('public', 'reporting')`,
    [Object.keys(brands)],
  )
  await client.end()
  return Object.fromEntries(
    rows.map(({ schema, table, column, nullable }) => [
      `${schema === 'public' ? '' : `${schema}.`}${table}.${column}`,
      `${brands[column]}${nullable ? ' | null' : ''}`,
    ]),
  )
}
