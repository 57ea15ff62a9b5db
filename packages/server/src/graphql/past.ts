import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { createPlaces, type Places } from '../lib/places.ts'
import type { Read } from '../modules/reports/reports.loaders.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { lookBack } from '../pipeline/look-back.ts'
import { isTimeout } from './format-error.ts'
import { begin, rollBack, type Snapshot, type Transaction, takingTurns } from './snapshot.ts'

/** What one request knows of an earlier time. */
export type Past = {
  /**
   * Reads what was known at an instant, until the request has been answered.
   *
   * @throws AppError `INPUT_INVALID` for another instant than before, `PAST_BUSY`
   */
  readonly readAsOf: (asOf: Date) => Read
  end(): Promise<void>
}

export type PastParts = {
  readonly reader: Db
  readonly workspace: Workspace
  /** What one statement may take, and likewise all that has to be derived again. */
  readonly timeoutSeconds: number
  readonly places: Places
}

/** Each holds a connection and derives what has become known since: there must be some left for everything else. */
const mostAtOnce = 2
const retryAfterSeconds = 5

export const createPastPlaces = (): Places =>
  createPlaces(mostAtOnce, () => {
    const problem = `${mostAtOnce} other requests are being told what was known at an earlier time`
    return new AppError('PAST_BUSY', problem, { retryAfterSeconds })
  })

/** An earlier time of one request's workspace. Nothing is done before something is read of it. */
export function openPast(parts: PastParts): Past {
  let opened: (Pick<Snapshot, 'read' | 'end'> & { readonly asOf: Date; readonly leave: () => void }) | undefined
  return {
    readAsOf: (asOf) => {
      if (!opened) {
        const leave = parts.places()
        opened = { asOf, leave, ...takingTurns(() => beginLookingBack(parts, asOf)) }
      } else if (opened.asOf.getTime() !== asOf.getTime()) {
        const both = `${opened.asOf.toISOString()} and ${asOf.toISOString()}`
        throw new AppError(
          'INPUT_INVALID',
          `asOf is ${both}: ask as of one instant in a request, and of others in others`,
        )
      }
      return opened.read
    },
    async end() {
      await opened?.end()
      opened?.leave()
    },
  }
}

/**
 * What was known is derived as the pipeline derives, and read as the reader reads: of the one workspace, and writing
 * nothing.
 */
async function beginLookingBack({ reader, workspace, timeoutSeconds }: PastParts, asOf: Date): Promise<Transaction> {
  const transaction = await begin(reader, workspace.id, timeoutSeconds, 'read write')
  try {
    await sql`set local role touchline_derive`.execute(transaction)
    await lookBack(transaction, { workspace, asOf, mayGoOn: stopAfter(timeoutSeconds, asOf) })
    await sql`set local role touchline_reader`.execute(transaction)
    await sql`set transaction read only`.execute(transaction)
    return transaction
  } catch (error) {
    await rollBack(transaction)
    throw isTimeout(error) ? tooFar(timeoutSeconds, asOf) : error
  }
}

function stopAfter(timeoutSeconds: number, asOf: Date): () => void {
  const end = performance.now() + timeoutSeconds * 1_000
  return () => {
    if (performance.now() >= end) throw tooFar(timeoutSeconds, asOf)
  }
}

function tooFar(timeoutSeconds: number, asOf: Date): AppError {
  const problem = `What has become known since ${asOf.toISOString()} could not be taken out within ${timeoutSeconds} seconds`
  return new AppError('PAST_TOO_FAR', problem)
}
