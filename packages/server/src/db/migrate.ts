import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { AppError } from '../errors.ts'
import { connect } from './connect.ts'

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

const folder = new URL('./migrations/', import.meta.url)
const oldestVersion = 15

/** Any constant will do: whoever migrates this database waits for it. */
const lockKey = 7_468_726

/**
 * Brings the database at `url` up to this version: forward only, each migration in a transaction of its own, one
 * process at a time.
 *
 * @returns Names of the migrations that it applied, in order.
 * @throws AppError `DATABASE_DOWN`, `DATABASE_UNSUPPORTED` or `DATABASE_AHEAD`.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = await connect(url)
  try {
    await requireVersion(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await createJournal(client)
    const pending = await pendingMigrations(client)
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** @throws AppError `DATABASE_BEHIND` where a migration is missing, `DATABASE_AHEAD` where one is unknown. */
export async function requireMigrated(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const { rows } = await client.query("select to_regclass('schema_migration') is not null as known")
    const pending = rows[0].known ? await pendingMigrations(client) : await readMigrations()
    if (pending.length > 0) {
      throw new AppError('DATABASE_BEHIND', `The database lacks ${pending.map(({ name }) => name).join(', ')}`)
    }
  } finally {
    await client.end()
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major")
  if (rows[0].major >= oldestVersion) return
  throw new AppError('DATABASE_UNSUPPORTED', `PostgreSQL ${rows[0].major} is older than ${oldestVersion}`)
}

async function createJournal(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function pendingMigrations(client: pg.Client): Promise<Migration[]> {
  const migrations = await readMigrations()
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const unknown = rows.find(({ name, checksum }) => !migrations.some((m) => m.name === name && m.checksum === checksum))
  if (unknown) {
    throw new AppError('DATABASE_AHEAD', `This version does not know the database's migration ${unknown.name}`)
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw failure(name, error)
  }
}

const permissionDenied = '42501'

function failure(migration: string, cause: unknown): Error {
  const message = `Migration ${migration} failed: ${cause instanceof Error ? cause.message : cause}`
  const isDenied = cause instanceof pg.DatabaseError && cause.code === permissionDenied
  return isDenied ? new AppError('DATABASE_FORBIDDEN', message, { cause }) : new Error(message, { cause })
}
