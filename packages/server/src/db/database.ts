import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { copyCursor } from './copy-cursor.ts'
import { preparingPool } from './preparing-pool.ts'
import type { DB } from './tables.ts'

/** Typed access to the database: a pool or a transaction, a query does not care which. */
export type Db = Kysely<DB>

/**
 * What a connection may do: `ingest` appends inputs, `derive` writes what is computed from them, `reader` sees only
 * the workspace that its transaction names, and `owner` migrates.
 */
export type Role = 'owner' | 'ingest' | 'derive' | 'reader'

/** A `Db` of role `ingest`. Collecting and importing alone ask for one: linted here, refused by PostgreSQL there. */
export type IngestDb = Db
/** A `Db` of role `derive`. The pipeline alone asks for one. */
export type DeriveDb = Db

type Nested = string | null | Nested[]
type NestedNumbers = number | null | NestedNumbers[]

const int8Array = 1016
const numbers = (value: Nested): NestedNumbers =>
  Array.isArray(value) ? value.map(numbers) : value === null ? null : Number(value)

/** Amounts in minor units and counts stay far below 2^53, so bigint is read as a number; numeric stays text. */
function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return Number
  const parse = pg.types.getTypeParser(oid, format as 'text')
  return oid === int8Array ? (value) => numbers(parse(value) as Nested) : parse
}

const types = { getTypeParser: parserOf as typeof pg.types.getTypeParser }

/** A pool of at most `connections` to the database at `url`, every one of them acting as `role`. */
function openPool(url: string, role: Role = 'owner', connections = 8): pg.Pool {
  const pool = new pg.Pool({ connectionString: actingAs(role, url), max: connections, types })
  // A connection that breaks, idle or between two queries, fails the next query on it or is replaced. Without listeners it
  // would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/**
 * Whatever is derived is looked up by the ids of a batch. PostgreSQL plans for the workspace that is asked for, and where it
 * knows of none with that id yet, it takes all rows of a workspace for one: it would go through them for each id. Without a
 * look at what is asked for, it takes them for many.
 */
const generically = '-c plan_cache_mode=force_generic_plan'

/** Options that the URL has already are kept, but none may say who acts: theirs come first, and the last word counts. */
function actingAs(role: Role, url: string): string {
  if (role === 'owner') return url
  const acting = new URL(url)
  const planned = role === 'derive' ? generically : ''
  const options = [acting.searchParams.get('options'), planned, `-c role=touchline_${role}`].filter(Boolean)
  acting.searchParams.set('options', options.join(' '))
  return acting.href
}

/** Who asks the same in each of many transactions. Readers are planned for what they ask. */
const repeating: readonly Role[] = ['ingest', 'derive']

/** Opens the database at `url` as `role`. Connects when first asked something; `destroy()` closes it. */
export function openDatabase(url: string, role: Role = 'owner', connections = 8): Db {
  const pool = openPool(url, role, connections)
  const dialect = new PostgresDialect({
    pool: repeating.includes(role) ? preparingPool(pool) : pool,
    cursor: copyCursor,
  })
  return new Kysely<DB>({ dialect })
}
