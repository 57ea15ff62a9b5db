import { type Measure, type Metric, measureNames, measures, metrics } from '@touchline/schema'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import { ledgerFacts } from '../src/modules/reports/ledger-facts.queries.ts'
import { leadMeasures, reachedByNow } from '../src/modules/reports/measures.queries.ts'

/** Compiles statements, and runs none. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** None of our columns needs quotes. */
const textOf = (expression: RawBuilder<unknown>): string => expression.compile(compiler).sql.replaceAll('"', '')

const introduction = `-- Printed from packages/schema/src/metrics.ts and measures.ts by \`pnpm generate\`. Do not edit. A migration brings it into
-- the database: where this has changed, copy it into a new one.
`

const keys = {
  workspace_id: 'The tenant.',
  month:
    "The first day of the month in which the leads were created and the spend was spent, in the workspace's time zone.",
  channel:
    'The channel that the leads count in, or that it was spent on. Key of this view, with workspace_id, month and source.',
  source: 'The source that the leads count in, or that it was spent on.',
  currency: 'ISO 4217 code of the amounts.',
}

const ofLeads = measureNames.filter((measure) => measure !== 'spend')
const counted = leadMeasures(reachedByNow)

const kpisMonthly = `create or replace view reporting.kpis_monthly as
with brought as (
  select l.workspace_id, date_trunc('month', l.lead_at at time zone w.time_zone)::date as month, a.channel, a.source,
${ofLeads.map((measure) => `    ${textOf(counted[measure])} as ${measure}`).join(',\n')}
  from (select l.*, ${textOf(ledgerFacts(sql`now()`))} from lead l) l
  join lead_assignment a on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  join workspace w on w.workspace_id = l.workspace_id
  where a.assign_by = 'LEAD_CREATION'
  group by 1, 2, 3, 4
), spent as (
  select workspace_id, date_trunc('month', spend_date)::date as month, channel, source, sum(amount) as spend
  from reporting.spend
  group by 1, 2, 3, 4
)
select workspace_id, month, channel, source, w.currency,
${measureNames.map((measure) => `  ${columnOf(measure)}`).join(',\n')}
from brought
full join spent using (workspace_id, month, channel, source)
join workspace w using (workspace_id);
`

function columnOf(measure: Measure): string {
  if (measure === 'spend') return measure
  const told = `coalesce(${measure}, 0)`
  if (measures[measure].unit === 'COUNT') return `${told} as ${measure}`
  return `round(${told} / power(10::numeric, w.currency_digits), w.currency_digits) as ${measure}`
}

const facts = {
  id: 'Stays the same from version to version. Key of this view.',
  label: 'As people read it.',
  description: 'What it means.',
  formula: 'How it is computed, in words.',
  unit: 'COUNT, MONEY or RATIO: a share from 0 to 1.',
  direction: 'HIGHER_IS_BETTER, LOWER_IS_BETTER or NEUTRAL.',
} as const satisfies Partial<Record<keyof Metric, string>>

const factNames = Object.keys(facts) as (keyof typeof facts)[]

const catalogue = `create or replace view reporting.metrics as
select ${factNames.join(', ')}
from (values
${metrics.map((metric) => `  (${factNames.map((fact) => literal(metric[fact])).join(', ')})`).join(',\n')}
) as metric (${factNames.join(', ')});
`

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function comments(view: string, about: string, columns: Readonly<Record<string, string>>): string {
  const ofColumns = Object.entries(columns).map(
    ([name, text]) => `comment on column ${view}.${name} is ${literal(text)};`,
  )
  return [`comment on view ${view} is ${literal(about)};`, ...ofColumns, '', `call publish_view('${view}');`, ''].join(
    '\n',
  )
}

/** Prints the views that are made from the catalogue of metrics, as SQL. */
export const printMetricViews = (): string =>
  [
    introduction,
    kpisMonthly,
    comments(
      'reporting.kpis_monthly',
      'What metrics are made of: one row per month, channel and source. Everything adds up; shares and costs are sums divided by sums.',
      { ...keys, ...Object.fromEntries(measureNames.map((measure) => [measure, measures[measure].description])) },
    ),
    catalogue,
    comments('reporting.metrics', 'Every metric, and what it means.', facts),
  ].join('\n')
