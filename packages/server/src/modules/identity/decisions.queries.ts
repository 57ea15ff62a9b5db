import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { anyText } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { PairDecision } from './decisions.ts'
import type { IdentityLink } from './persons.ts'

/** Every decision about a pair that one of `keys` is of. */
export async function decisionsOn(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<PairDecision[]> {
  const { rows } = await sql<PairDecision>`
    select p.key, p.other_key as "otherKey", d.kind, d.decision_no as no
    from (
      select key, other_key, decision_no from identity_decision_pair
      where workspace_id = ${workspaceId} and key = ${anyText(keys)}
      union select key, other_key, decision_no from identity_decision_pair
      where workspace_id = ${workspaceId} and other_key = ${anyText(keys)}
    ) as p
    join identity_decision d on d.workspace_id = ${workspaceId} and d.decision_no = p.decision_no`.execute(db)
  return rows
}

/** A decision about pairs of keys: when, and by what command, which names nobody. */
export type Decision = {
  readonly kind: PairDecision['kind']
  readonly at: Date
  readonly command: string
  /** The secret key that asked. Null: the command line. */
  readonly keyId: string | null
  readonly pairs: readonly IdentityLink[]
}

/**
 * Records a decision. Only `ingest` and the owner role may, and only while nothing else decides in the workspace.
 *
 * @returns Its number.
 */
export async function recordDecision(
  db: Db,
  workspaceId: WorkspaceId,
  { kind, at, command, keyId, pairs }: Decision,
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into identity_decision (workspace_id, decision_no, kind, decided_at, command, key_id, pairs)
    select ${workspaceId}::uuid, coalesce(max(decision_no), 0) + 1, ${kind}, ${at}::timestamptz, ${command},
      ${keyId}::uuid, ${pairs.length}::integer
    from identity_decision where workspace_id = ${workspaceId}
    returning decision_no as no`.execute(db)
  const no = rows[0]?.no ?? 0
  await insertRows(
    db,
    'identity_decision_pair',
    pairs.map(({ key, otherKey }) => ({ workspace_id: workspaceId, key, other_key: otherKey, decision_no: no })),
  )
  return no
}
