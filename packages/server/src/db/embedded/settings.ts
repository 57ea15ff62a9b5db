import { loopback } from './loopback.ts'

/** PostgreSQL's settings by name. */
export type Settings = Readonly<Record<string, string>>

/** For a machine with a few cores and gigabytes that does other things too, and for data that must survive. */
const defaults: Settings = {
  max_connections: '50',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '128MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements and the rows that they were about are personal data; they stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** Where PostgreSQL listens, and to whom. */
export type Listening = {
  readonly socketFolder: string
  /** Who may connect, and from where. */
  readonly hbaFile: string
  /** The port on 127.0.0.1 where BI tools reach it as well. Null: on the socket and nowhere else. */
  readonly biPort: number | null
}

/** PostgreSQL has one port, which also names the socket. */
export const portOf = ({ biPort }: Pick<Listening, 'biPort'>): number => biPort ?? 5432

const fixed = ({ socketFolder, hbaFile, biPort }: Listening): Settings => ({
  listen_addresses: biPort === null ? '' : loopback,
  port: String(portOf({ biPort })),
  unix_socket_directories: socketFolder,
  unix_socket_permissions: '0700',
  hba_file: hbaFile,
})

/** Arguments of `postgres`: `settings` win over our own, but not on where it listens, and to whom. */
export const settingArguments = (settings: Settings, listening: Listening): string[] =>
  Object.entries({ ...defaults, ...settings, ...fixed(listening) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
