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

const fixed = (socketFolder: string): Settings => ({
  listen_addresses: '',
  port: '5432',
  unix_socket_directories: socketFolder,
  unix_socket_permissions: '0700',
})

/** Arguments of `postgres`: `settings` win over our own, but it listens in `socketFolder` and nowhere else. */
export const settingArguments = (settings: Settings, socketFolder: string): string[] =>
  Object.entries({ ...defaults, ...settings, ...fixed(socketFolder) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
