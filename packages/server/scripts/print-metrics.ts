import { type Metric, metrics, sqlOf } from '@touchline/schema'

const introduction = `<!-- Printed from packages/schema/src/metrics.ts by \`pnpm generate\`. Do not edit. -->

# Metrics

Every metric that both teams go by, once: GraphQL (\`metrics\`, \`kpis\`), the view \`reporting.kpis_monthly\`, this page and the
statements in [examples/bi/sql](../examples/bi/sql) are made from one catalogue. All follow **the leads that were created in a
period and what became of them by now**, as \`channelPerformance\` does with basis COHORT and LEAD_CREATION; spend is that of the
days of the period. So the numbers of young leads may still change: \`kpis\` says of each point whether it is complete.
`

const targets = `
## Targets

A metric with a target is a KPI. Targets are part of what a workspace has settled on, section \`kpis\`:

\`\`\`yaml
kpis:
  - { metric: won, per: MONTH, target: 12, owners: [MARKETING, SALES], accountable: Kim }
  - { metric: close_rate, per: QUARTER, target: 0.25 }
  - { metric: spend, per: YEAR, target: 120000 }
  - { metric: won, per: MONTH, target: 15, from: "2027-01" }
\`\`\`

\`per\` is MONTH, QUARTER or YEAR. A target of a share is from 0 to 1, one of an amount in the workspace's currency. It holds from
the first such period on that begins in the month \`from\` or after it, and until another one does. Owners are those of the
table above unless named. Where a metric has targets for several periods, a question is judged by those as long as its
buckets, otherwise by the shortest.

**The target of a range.** Of a metric that adds up, each day has its share of the target of its period, so that a whole
month has exactly the target of the month. Of one that doesn't, a share or a cost, it is the mean of what holds on its days.
Where a day has no target, the range has none; and a question with a filter has none, as targets are of all leads.

**Status.** What is owed is the target of the days up to today. A metric that waits for a milestone is given time: its days are
*settled* once their leads have had as long as nine in ten of all that reached the milestone took (180 days where fewer than
the workspace's minimum sample did).

| status | higher is better | lower is better | neutral |
|---|---|---|---|
| \`ON_TRACK\` | at or above what is owed | at or below it | within 10% of it |
| \`OFF_TRACK\` | on settled days, more than 10% below | on settled days, more than 10% above | more than 20% off |
| \`AT_RISK\` | anything between | anything between | anything between |
| \`NO_TARGET\` | no target, or no value | likewise | likewise |
`

/** Prints the catalogue of metrics as a page. */
export function printMetrics(): string {
  const all: readonly Metric[] = metrics
  const rows = all.map(({ id, label, unit, direction, additive, owners }) =>
    row([`[\`${id}\`](#${id})`, label, unit, direction, additive ? 'yes' : 'no', owners.join(', ')]),
  )
  const head = ['metric', 'label', 'unit', 'direction', 'adds up', 'owners']
  const table = [row(head), row(head.map(() => '---')), ...rows].join('\n')
  return [introduction, table, targets, ...all.map(section)].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const section = (metric: Metric): string => `## ${metric.id}

${metric.description}

- Computed as: ${metric.formula}
- Cut by: ${metric.dimensions.join(', ')}

\`\`\`sql
${sqlOf(metric)};
\`\`\`
`

/** A file for each metric, with the statement that gives it by month, by its path from the root of the repository. */
export const printMetricSql = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    metrics.map((metric: Metric) => [
      `examples/bi/sql/${metric.id}.sql`,
      `-- ${metric.label}: ${metric.description}\n-- Printed from packages/schema/src/metrics.ts by \`pnpm generate\`. Do not edit.\n${sqlOf(metric)};\n`,
    ]),
  )
