import { existsSync } from 'node:fs'

/** One installed PostgreSQL. */
export type PostgresBinaries = {
  /** Where `initdb` and `postgres` are. */
  readonly bin: string
  readonly major: number
}

const debianBin = '/usr/lib/postgresql/15/bin'

/** PostgreSQL 15 as Debian packages it; null where it is not installed. */
export const findDebianPostgres15 = (): PostgresBinaries | null =>
  existsSync(`${debianBin}/initdb`) ? { bin: debianBin, major: 15 } : null
