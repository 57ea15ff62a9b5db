import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'

/** What the lock of a workspace is called, before it is hashed. */
const lockName = (workspaceId: WorkspaceId): string => `derive:${workspaceId}`

/** Waits until no other transaction derives this workspace: until this one ends, none will. */
export async function lockWorkspace(db: DeriveDb, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockName(workspaceId)}, 0))`.execute(db)
}

/** What a transaction may claim to derive. */
type Claimed = 'STREAM' | 'KEY' | 'PERSON' | 'ACCOUNT'

/**
 * Makes sure that no other transaction derives `subjects` until this one ends. What it reads of them from then on is whole:
 * whoever changes it claims them too.
 *
 * @throws `TakenByAnother` Nobody is waited for: two who wait for each other would wait for ever.
 */
export type Claim = (kind: Claimed, subjects: readonly string[]) => Promise<void>

/** Of who holds the workspace: no other transaction derives anything of it. */
export const everything: Claim = async () => {}

/** Somebody else derives it just now, or it is too much to be derived beside others. */
export class TakenByAnother extends Error {
  override readonly name = 'TakenByAnother'
}

/** PostgreSQL keeps all locks of all connections in one table of some 6,000 places, unless set otherwise. */
const mostClaims = 1_000

/** Claims for one attempt in the transaction of `db`: what a savepoint is rolled back behind, is claimed no more. */
export function claiming(db: DeriveDb, workspaceId: WorkspaceId): Claim {
  const held = new Set<string>()
  return async (kind, subjects) => {
    const fresh = [...new Set(subjects)].filter((subject) => !held.has(`${kind} ${subject}`))
    if (fresh.length === 0) return
    if (held.size + fresh.length > mostClaims) throw new TakenByAnother(`More than ${mostClaims} claims`)
    const { rows } = await sql<{ taken: number }>`
      select count(*) as taken from unnest(${fresh}::text[]) as subject
      where not ${isClaimed(workspaceId, sql.lit(kind), sql.ref('subject'))}`.execute(db)
    const taken = rows[0]?.taken ?? 0
    if (taken > 0) throw new TakenByAnother(`Of ${fresh.length}, ${taken} are derived by another transaction`)
    for (const subject of fresh) held.add(`${kind} ${subject}`)
  }
}

/** Claims one subject: true until the transaction ends, or false at once where another has it. */
export const isClaimed = (
  workspaceId: WorkspaceId,
  kind: RawBuilder<unknown>,
  subject: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  sql`pg_try_advisory_xact_lock(hashtextextended(${lockName(workspaceId)}::text || ':' || ${kind} || ':' || ${subject}, 0))`

/**
 * Holds the workspace alone, where it may and nobody derives anything of it: true. Otherwise it waits until it may derive beside
 * others.
 */
export async function enterWorkspace(db: DeriveDb, workspaceId: WorkspaceId, mayBeAlone = true): Promise<boolean> {
  const name = sql`hashtextextended(${lockName(workspaceId)}, 0)`
  if (mayBeAlone) {
    const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${name}) as alone`.execute(db)
    if (rows[0]?.alone) return true
  }
  await sql`select pg_advisory_xact_lock_shared(${name})`.execute(db)
  return false
}
