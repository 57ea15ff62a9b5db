import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { test as base, inject } from 'vitest'
import { connect } from '../db/connect.ts'
import { type Db, openDatabase } from '../db/database.ts'
import { templateName, withDatabase } from './test-cluster.ts'

type Clone = {
  readonly url: string
  readonly db: Db
  /** Empties every table. */
  readonly truncate: RawBuilder<unknown>
}

/**
 * `test`, with an empty database: `db` to work on it as its owner, `url` to open it otherwise. Each test file clones
 * the migrated template once, and so runs in parallel with every other; within a file, tests take turns on the clone
 * and start from nothing.
 */
export const test = base.extend<{ $file: { clone: Clone }; $test: { emptied: Clone; db: Db; url: string } }>({
  clone: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
    async ({}, use) => {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await administer(`create database ${name} template ${templateName} strategy file_copy`)
      const url = withDatabase(inject('clusterUrl'), name)
      const db = openDatabase(url)
      await use({ url, db, truncate: await truncateAll(db) })
      await db.destroy()
      await administer(`drop database ${name} with (force)`)
    },
    { scope: 'file' },
  ],
  emptied: async ({ clone }, use) => {
    await clone.truncate.execute(clone.db)
    await use(clone)
  },
  db: ({ emptied }, use) => use(emptied.db),
  url: ({ emptied }, use) => use(emptied.url),
})

async function administer(statement: string): Promise<void> {
  const client = await connect(inject('clusterUrl'))
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Asks the catalogue for the tables, so that none is forgotten. Partitions go with their table. */
async function truncateAll(db: Db): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ tables: string }>`
    select string_agg(oid::regclass::text, ', ') as tables from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> 'schema_migration'`.execute(db)
  return sql.raw(`truncate ${rows[0]?.tables} restart identity cascade`)
}
