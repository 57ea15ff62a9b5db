import { readFileSync } from 'node:fs'
import { type Metric, metrics } from '@touchline/schema'
import { sql, type Transaction } from 'kysely'
import { describe, expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { DB } from '../../db/tables.ts'
import { know, spend, test } from '../../test/graphql-test.ts'
import { sampleCompany } from '../../test/sample-company.ts'

const printed = readFileSync(new URL('../../db/metric-views.sql', import.meta.url), 'utf8')

/** What the views of the catalogue are made of: their query, and each column with its comment. */
async function views(db: Transaction<DB>): Promise<unknown> {
  const { rows } = await sql`
    select c.relname, a.attnum, a.attname, col_description(c.oid, coalesce(a.attnum, 0)) as comment,
      case when a.attnum = 1 then pg_get_viewdef(c.oid) end as query
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.oid in ('reporting.kpis_monthly'::regclass, 'reporting.metrics'::regclass)
    order by 1, 2`.execute(db)
  return rows
}

describe('the views that are made from the catalogue', () => {
  test('are in the database as it prints them, column by column and comment by comment', async ({ db }) => {
    const trx = await db.startTransaction().execute()
    try {
      const migrated = await views(trx)
      for (const view of ['kpis_monthly', 'metrics'])
        await sql`drop view ${sql.table(`reporting.${view}`)}`.execute(trx)
      await sql.raw(printed).execute(trx)
      expect(migrated, 'copy src/db/metric-views.sql into a new migration').toEqual(await views(trx))
    } finally {
      await trx.rollback().execute()
    }
  })

  test('list every metric as it is described', async ({ reader, workspaces }) => {
    const { rows } = await asWorkspace(reader, workspaces[0].id, (trx) =>
      sql`select * from reporting.metrics`.execute(trx),
    )
    expect(rows).toEqual(
      metrics.map(({ id, label, description, formula, unit, direction }: Metric) => ({
        ...{ id, label, description, formula, unit, direction },
      })),
    )
  })

  test('show nothing of another workspace', async ({ db, reader, workspaces: [mine, other] }) => {
    await know(db, other, { ...sampleCompany, spends: [spend('2026-01-15', 'Email', 1)] })
    const seen = async (id: typeof mine.id) => {
      const counted = sql<{ rows: number }>`select count(*)::int as rows from reporting.kpis_monthly`
      return (await asWorkspace(reader, id, (trx) => counted.execute(trx))).rows[0]?.rows
    }
    expect([await seen(mine.id), await seen(other.id)]).toEqual([0, 6])
  })
})
