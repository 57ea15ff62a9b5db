import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import type { PostgresBinaries } from './binaries.ts'
import { tailOf } from './log-tail.ts'
import type { RunAs } from './run-as.ts'
import type { Settings } from './settings.ts'

/** One data folder and what it takes to run PostgreSQL on it. */
export type Cluster = {
  readonly home: string
  readonly data: string
  readonly log: string
  readonly binaries: PostgresBinaries
  readonly runAs: RunAs
  readonly settings: Settings
  /** The port on 127.0.0.1 for BI tools. Null: none. */
  readonly biPort: number | null
}

export const superuser = 'touchline'

export const databaseName = 'touchline'

/** In the data folder, so that the two can only appear together. */
export const passwordFile = (data: string): string => join(data, 'touchline.password')

/** An `EMBEDDED_FAILED` that quotes what the log says since it was `logStart` bytes long. */
export async function failure(what: string, log: string, logStart: number): Promise<AppError> {
  return new AppError('EMBEDDED_FAILED', `${what}. The end of ${log}:\n${await tailOf(log, logStart)}`)
}
