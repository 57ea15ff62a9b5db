import type { WorkspaceId } from '@touchline/schema'
import type { Db, DeriveDb } from '../db/database.ts'
import { countEventsToWrap, wrapKeysInEvents } from '../modules/collect/wrap-events.queries.ts'
import { keepFormerIds } from '../modules/identity/former-persons.queries.ts'
import { wrapKeysInDecisions } from '../modules/identity/wrap-decisions.queries.ts'
import { countRecordsToWrap, wrapKeysInRecords } from '../modules/outcomes/wrap-records.queries.ts'
import { addEmailKey, type EmailKeyRotation } from '../modules/workspaces/email-key.queries.ts'
import { lockInputs } from './erasure.queries.ts'
import { holdWorkspace, type OnRebuilding } from './hold-workspace.ts'
import { forgetAllKnowledge, lockKnowledge } from './keep-knowledge.queries.ts'
import { unqueueAddresses } from './queue.queries.ts'
import { noteRebuildDue } from './rebuild-due.queries.ts'

/** How many rows name an address. */
export type WrappedKeys = { readonly events: number; readonly records: number }

/** What rotating the e-mail key now would wrap. */
export const countToWrap = async (db: Db, id: WorkspaceId): Promise<WrappedKeys> => ({
  events: await countEventsToWrap(db, id),
  records: await countRecordsToWrap(db, id),
})

/**
 * Makes the next e-mail key of a workspace, and wraps what is stored: the key of each address becomes its HMAC with the new
 * one. In one transaction, during which nothing else is stored in the workspace. Reports show the old until all of it is
 * derived again, which is due from then on, whoever does it: `finishRotation`, or the pipeline.
 *
 * @param db Of the owner role: no other may change inputs.
 */
export const rotateEmailKey = (
  db: Db,
  id: WorkspaceId,
  now: Date,
  onRebuilding?: OnRebuilding,
): Promise<EmailKeyRotation & WrappedKeys> =>
  db.transaction().execute(async (trx) => {
    await lockKnowledge(trx, id)
    await holdWorkspace(trx, id, onRebuilding)
    await lockInputs(trx, id)
    const rotation = await addEmailKey(trx, id, now)
    const events = await wrapKeysInEvents(trx, id)
    const records = await wrapKeysInRecords(trx, id)
    await wrapKeysInDecisions(trx, id)
    await keepFormerIds(trx, id)
    await unqueueAddresses(trx, id)
    await forgetAllKnowledge(trx, id)
    await noteRebuildDue(trx, id, now)
    return { ...rotation, events, records }
  })

/** Derives everything again by the new keys, unless another process has done so or does so now: that one is waited for. */
export const finishRotation = (db: DeriveDb, id: WorkspaceId, onRebuilding?: OnRebuilding): Promise<void> =>
  db.transaction().execute((trx) => holdWorkspace(trx, id, onRebuilding))
