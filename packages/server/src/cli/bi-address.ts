import { sql } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import type { Credentials } from '../modules/workspaces/bi-logins.queries.ts'

/** Where a BI tool finds the database. */
export type BiAddress = {
  readonly host: string
  readonly port: number
  readonly database: string
  /** As `DATABASE_URL` has it. Null where it says nothing. */
  readonly sslMode: string | null
}

/** Null where the embedded database listens for nobody but Touchline. */
export async function biAddress({ databaseUrl }: Config, owner: Db): Promise<BiAddress | null> {
  if (!databaseUrl) return embeddedAddress(owner)
  const { host, port, database = '' } = new pg.Client({ connectionString: databaseUrl })
  return { host, port, database, sslMode: new URL(databaseUrl).searchParams.get('sslmode') }
}

async function embeddedAddress(owner: Db): Promise<BiAddress | null> {
  const { rows } = await sql<{ host: string; port: number; database: string }>`
    select current_setting('listen_addresses') as host, current_setting('port')::int as port,
      current_database() as database`.execute(owner)
  const [address] = rows
  return address?.host ? { ...address, sslMode: 'disable' } : null
}

/** The address and who logs in there, as psql and every library of PostgreSQL's takes it. */
export function connectionString(
  { host, port, database, sslMode }: BiAddress,
  { user, password }: Credentials,
): string {
  const isSocket = host.startsWith('/')
  const place = isSocket ? '' : `${host.includes(':') ? `[${host}]` : host}:${port}`
  const query = new URLSearchParams({
    ...(isSocket && { host, port: String(port) }),
    ...(sslMode && { sslmode: sslMode }),
  })
  const said = query.size > 0 ? `?${query}` : ''
  return `postgresql://${user}:${password}@${place}/${encodeURIComponent(database)}${said}`
}
