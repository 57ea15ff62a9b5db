import pg from 'pg'
import { AppError } from '../errors.ts'

/**
 * One connection to the database at `url`, as its own user. The caller ends it.
 *
 * @throws AppError `DATABASE_DOWN`, naming host and database but not the password.
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause)
    throw new AppError('DATABASE_DOWN', `Cannot reach ${describe(client)}: ${reason}`, { cause })
  }
}

const describe = ({ host, port, database }: pg.Client): string => `PostgreSQL at ${host}:${port}, database ${database}`
