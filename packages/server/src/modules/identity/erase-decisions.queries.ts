import type { WorkspaceId } from '@touchline/schema'
import { anyText } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { IdentityKey } from '../collect/keys.ts'

/**
 * Deletes the pairs of decisions that name one of `keys`; that somebody decided stays. Nothing names these keys again, so
 * nobody is joined by it. Only the owner role may.
 */
export async function eraseKeysInDecisions(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<void> {
  await db
    .deleteFrom('identity_decision_pair')
    .where('workspace_id', '=', workspaceId)
    .where((is) => is.or([is('key', '=', anyText(keys)), is('other_key', '=', anyText(keys))]))
    .execute()
}
