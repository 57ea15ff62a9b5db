import { readdirSync, readFileSync } from 'node:fs'

/** A statement of `examples/bi`, ready to be run. */
export type Example = { readonly name: string; readonly statement: string }

const folder = new URL('../../../../examples/bi/', import.meta.url)
const first = '2026-01-01'
const last = '2026-12-31'

export const biPath = (name: string): string => new URL(name, folder).pathname

export const readBi = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/** What the tools make of their variables and macros, in the year of the tests. */
const fillings: readonly (readonly [RegExp, string])[] = [
  // psql
  [/:'from'/g, `'${first}'`],
  [/:'to'/g, `'${last}'`],
  // Metabase
  [/\{\{from\}\}/g, `date '${first}'`],
  [/\{\{to\}\}/g, `date '${last}'`],
  [/\{\{channel\}\}/g, `'Trade Show'`],
  // Grafana
  [/\$__timeFrom\(\)/g, `'${first}T00:00:00Z'`],
  [/\$__timeTo\(\)/g, `'${last}T00:00:00Z'`],
  [/\$__timeFilter\(([^)]+)\)/g, `$1 BETWEEN '${first}T00:00:00Z' AND '${last}T00:00:00Z'`],
  [/\$\{channel:sqlstring\}/g, `'Paid Search','Trade Show','(unattributed)','(sales-sourced)','(unassigned)','Direct'`],
]

const filled = (text: string): string => fillings.reduce((sql, [variable, value]) => sql.replace(variable, value), text)

/** `select …` of `text`, each by its heading or first words. */
const example = (name: string, text: string): Example => ({ name, statement: filled(text) })

/** The SQL blocks of a page. Of an optional clause in `[[ ]]`, once with it and once without. */
export function blocksOf(page: string): Example[] {
  const blocks = [...readBi(page).matchAll(/(?<=```sql\n).*?(?=```)/gs)].map(([block]) => block)
  return blocks.flatMap((block, i) => {
    const name = `${page}, block ${i + 1}`
    const without = example(name, block.replaceAll(/\[\[.*?\]\]/g, ''))
    return block.includes('[[')
      ? [without, example(`${name}, filtered`, block.replaceAll(/\[\[|\]\]/g, ''))]
      : [without]
  })
}

/** The statements of a script of psql, without what is psql's own. */
export function statementsOf(script: string): Example[] {
  const sql = readBi(script)
    .replaceAll(/^\s*\\.*$/gm, '')
    .replaceAll(/^\s*select .*\\gset$/gm, '')
    .replaceAll(/^--.*$/gm, '')
  return sql
    .split(';')
    .filter((statement) => statement.trim() !== '')
    .map((statement, i) => example(`${script}, statement ${i + 1}`, statement))
}

type Panel = {
  readonly id: number
  readonly title: string
  readonly description: string
  readonly type: string
  readonly datasource: { readonly type: string; readonly uid: string }
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>
  readonly targets: readonly { readonly refId: string; readonly format: string; readonly rawSql: string }[]
  readonly fieldConfig: { readonly overrides: readonly { readonly matcher: { readonly options: string } }[] }
  readonly options: { readonly xField?: string }
}

export type Dashboard = {
  readonly uid: string
  readonly schemaVersion: number
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] }
}

export const grafanaDashboard = (): Dashboard => JSON.parse(readBi('grafana/dashboard.json'))

/** The queries of the dashboard's panels and variables. */
export const panelsOf = ({ panels, templating }: Dashboard): Example[] => [
  ...panels.flatMap(({ title, targets }) => targets.map(({ rawSql }) => example(`panel ${title}`, rawSql))),
  ...templating.list.map(({ name, query }) => example(`variable ${name}`, query)),
]

export const pages: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** One for each metric. */
export const metricScripts: readonly string[] = readdirSync(new URL('sql/', folder)).map((name) => `sql/${name}`)
