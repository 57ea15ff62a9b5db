import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { copyOut } from './copy-out.ts'
import type { History } from './history.ts'

/** DuckDB in memory, with the touchpoints of marketing and the conversions that were derived: the same rows, as it keeps them. */
export async function withDuckDb<Result>(
  { url }: History,
  use: (duckdb: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-bench-'))
  const instance = await DuckDBInstance.create(':memory:')
  const duckdb = await instance.connect()
  try {
    for (const [table, { columns, select }] of Object.entries(tables)) {
      const file = join(folder, table)
      await writeFile(file, await copyOut(url, `copy (${select}) to stdout (format csv)`))
      await duckdb.run(`create table ${table} (${columns})`)
      await duckdb.run(`copy ${table} from '${file}' (format csv)`)
    }
    return await use(duckdb)
  } finally {
    duckdb.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}

const epochMs = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

const tables = {
  touchpoint: {
    columns: 'person uuid, id uuid, happened bigint, channel varchar, campaign varchar',
    select: `select subject_id, touchpoint_id, ${epochMs('occurred_at')}, channel, campaign from touchpoint
      where is_person and side = 'MARKETING'`,
  },
  conversion: {
    columns: 'person uuid, lead_no integer, milestone varchar, happened bigint, lead_at bigint, value bigint',
    select: `select c.person_id, c.lead_no, c.milestone, ${epochMs('c.at')}, ${epochMs('l.lead_at')}, c.value_minor
      from conversion c join lead l using (workspace_id, person_id, lead_no)`,
  },
}

/** What models look at: each eligible touchpoint of a conversion, with its place among them. */
const placed = (lookbackDays: number, where: string): string => `
  select c.milestone, c.happened as converted_at, c.value, t.channel, t.campaign,
    row_number() over journey as place, count(*) over (partition by c.person, c.lead_no, c.milestone) as places
  from conversion c join touchpoint t
    on t.person = c.person and t.happened <= c.happened and t.happened >= c.happened - ${lookbackDays} * 86400000::bigint
  where ${where}
  window journey as (partition by c.person, c.lead_no, c.milestone order by t.happened, t.id)`

const position =
  'case when places = 1 then 1 when places = 2 then 0.5 when place in (1, places) then 0.4 else 0.2 / (places - 2) end::double'

/** Four models of every milestone, by channel and month. */
export const fourModels = (lookbackDays: number): string => `
  select milestone, channel, date_trunc('month', epoch_ms(converted_at)) as month,
    sum((place = 1)::integer) as first_touch, sum((place = places)::integer) as last_touch,
    sum(1.0::double / places) as linear, sum(${position}) as position,
    sum(value * (1.0::double / places)) as linear_value
  from (${placed(lookbackDays, 'true')}) group by all`

/** Who earned the customers of the leads of a time, by another look-back than was derived with: one campaign's. */
export const adHoc = (lookbackDays: number, campaign: string, from: number, to: number): string => `
  select channel, sum(${position}) as credit, sum(value * ${position}) as value
  from (${placed(lookbackDays, `c.milestone = 'WON' and c.lead_at >= ${from} and c.lead_at < ${to}`)})
  where campaign = '${campaign}' group by all`
