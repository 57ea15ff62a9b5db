import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** So many texts are kept prepared on a connection; others are parsed each time. */
const mostPrepared = 500

/** How long plans are kept unless PostgreSQL has counted the tables since: by then an empty one may have a million rows. */
const plansLastMs = 2_000

/** `0A000`: what a statement returns has other columns since the schema was migrated. */
const columnsChanged = '0A000'

const shadowing = /^\s*create temp /i
const ending = /^\s*(commit|rollback)\s*$/i

/**
 * Connections on which what is asked again, with other parameters, was parsed once and is planned anew every other second.
 * Batches ask the same dozens of questions each.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparing(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

function preparing(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>()
  let plannedAt = performance.now()
  let isStale = false
  /** A temporary table may stand in front of another until the transaction ends: what was prepared before means the other. */
  let isShadowed = false

  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < mostPrepared) names.set(text, `touchline_${names.size}`)
    return names.get(text)
  }
  const planAnew = async (): Promise<void> => {
    if (performance.now() - plannedAt < plansLastMs) return
    plannedAt = performance.now()
    // In a transaction that has failed it fails too, and whoever asks is told by their own statement.
    await client.query('discard plans').catch(() => {})
  }
  const ask = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    if (shadowing.test(text)) isShadowed = true
    if (ending.test(text)) isShadowed = false
    const name = values.length > 0 && !isShadowed ? nameOf(text) : undefined
    if (name === undefined) return client.query(text, [...values])
    await planAnew()
    try {
      return await client.query({ name, text, values: [...values] })
    } catch (error) {
      isStale ||= error instanceof Error && 'code' in error && error.code === columnsChanged
      throw error
    }
  }
  const query = (asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []) =>
    typeof asked === 'string'
      ? (ask(asked, values) as Promise<unknown> as Promise<PostgresQueryResult<unknown>>)
      : client.query(asked as unknown as pg.Submittable)

  return { query: query as PostgresPoolClient['query'], release: () => client.release(isStale) }
}
