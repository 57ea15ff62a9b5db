import type { WorkspaceId } from '@touchline/schema'
import type { Credentials } from '../modules/workspaces/bi-logins.queries.ts'
import { type BiAddress, connectionString } from './bi-address.ts'

/** A login that was just created. */
export type Granted = {
  readonly workspaceId: WorkspaceId
  readonly credentials: Credentials
  /** Null where the embedded database listens for nobody but Touchline. */
  readonly address: BiAddress | null
}

/** One line. What is not known without an address is null. */
export function asJson({ workspaceId, credentials, address }: Granted): string {
  const { host, port, database } = address ?? { host: null, port: null, database: null }
  const url = address && connectionString(address, credentials)
  return `${JSON.stringify({ workspaceId, ...credentials, host, port, database, url })}\n`
}

export function asText({ credentials, address }: Granted): string {
  const { user, password } = credentials
  return `user      ${user}
password  ${password}   (shown this once)
${address ? howTo(address, credentials) : notListening}`
}

const howTo = (address: BiAddress, credentials: Credentials): string => {
  const { host, port, database, sslMode } = address
  return `host      ${host}
port      ${port}
database  ${database}
TLS       ${sslMode ?? 'as the server wants it'}

psql      psql '${connectionString(address, credentials)}'
Metabase  Add a database > PostgreSQL: host, port, database name, username, password and SSL as above
Grafana   Data sources > PostgreSQL: host URL ${host}:${port}; database name, username, password and TLS/SSL mode as above
Power BI  Get data > PostgreSQL database: server ${host}:${port}, database ${database}; then, under Database, user and password

It reads the views of schema "reporting", of this workspace alone.
`
}

const notListening = `
No BI tool reaches the embedded database yet: run \`touchline serve --bi-port 5433\`, and it listens on 127.0.0.1:5433.
`
