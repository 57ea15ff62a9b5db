import type { PersonId } from '@touchline/schema'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { createPlaces, type Places } from '../lib/places.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { queueLength } from '../pipeline/queue.queries.ts'
import { isRebuildDue } from '../pipeline/rebuild-due.queries.ts'
import { type Decided, joinPerson, splitPerson } from '../pipeline/split.ts'

type DecideOptions = {
  /** The person whose keys they must be. */
  readonly of?: PersonId
  readonly dryRun: boolean
}

/** Decides about keys of persons, in a transaction of its own. What else the request reads is from before. */
export type Decide = (kind: 'SPLIT' | 'JOIN', keys: readonly IdentityKey[], options: DecideOptions) => Promise<Decided>

type DecideParts = {
  readonly reader: Db
  readonly workspace: Workspace
  /** Which secret key asks. */
  readonly keyId: string
  readonly now: Date
  readonly timeoutSeconds: number
  readonly places: Places
}

/** Each holds a connection, and whatever derives the workspace waits for it. */
const mostAtOnce = 2
const retryAfterSeconds = 5

/** What is derived first: what was known of a person when somebody looked is then what is decided about. */
const mostQueued = 2_000
/** How long the pipeline is waited for, where it derives much or everything. */
const patienceSeconds = 5

export const createDecidePlaces = (): Places =>
  createPlaces(mostAtOnce, () => busy(`${mostAtOnce} other requests are splitting or joining persons`))

/** The door for a request's decisions. The context's transaction can't be their place: it only reads. */
export const openDecide =
  ({ places, ...parts }: DecideParts): Decide =>
  async (kind, keys, { of, dryRun }) => {
    const leave = places()
    const { reader, workspace, keyId, now } = parts
    const command = kind === 'SPLIT' ? 'GraphQL splitPerson' : 'GraphQL joinPerson'
    const decide = kind === 'SPLIT' ? splitPerson : joinPerson
    try {
      const begun = (trx: Db): Promise<void> => beginInTime(trx, parts)
      return await decide(reader, workspace, keys, { command, keyId, now, dryRun, begun, ...(of && { of }) })
    } catch (error) {
      throw isLockTimeout(error) ? busy('The pipeline is deriving everything of the workspace') : error
    } finally {
      leave()
    }
  }

/** It takes no longer than a request may, or isn't begun. */
async function beginInTime(trx: Db, { workspace, timeoutSeconds }: Omit<DecideParts, 'places'>): Promise<void> {
  await sql`
    select set_config('statement_timeout', ${`${timeoutSeconds}s`}, true),
      set_config('lock_timeout', ${`${patienceSeconds}s`}, true)`.execute(trx)
  if (await isRebuildDue(trx, workspace.id)) throw busy('Everything of the workspace is to be derived again')
  const waiting = await queueLength(trx, workspace.id)
  if (waiting > mostQueued) throw busy(`${waiting} streams and records wait to be derived`)
}

const busy = (problem: string): AppError => new AppError('PIPELINE_BUSY', problem, { retryAfterSeconds })

/** What PostgreSQL says where a lock was not to be had within `lock_timeout`. */
const lockNotAvailable = '55P03'

const isLockTimeout = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === lockNotAvailable
