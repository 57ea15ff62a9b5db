import type { WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { anEventId, visitor } from './facts.ts'

/** Has visitor number `no` see a page at ten, who by a token is whoever has these keys. */
export async function verifiedVisit(
  db: Db,
  { id }: Workspace,
  no: number,
  keys: readonly IdentityKey[],
): Promise<void> {
  const at = '2026-01-01T10:00:00Z'
  const common = { workspace_id: id, stream_id: visitor(no), occurred_at: at, received_at: at, backfilled: false }
  const url = 'https://acme.example/'
  await storeEvents(db, [
    { ...common, event_id: anEventId(at), type: 'page', trust: 'CLAIMED', body: { type: 'page', url } },
    {
      ...common,
      event_id: anEventId(at),
      type: 'identify',
      trust: 'VERIFIED',
      body: { type: 'identify', keys: [...keys] },
    },
  ])
}

/** The keys of every person, in order. */
export async function personKeys(db: Db, workspaceId: WorkspaceId): Promise<Map<string, IdentityKey[]>> {
  const rows = await db
    .selectFrom('person_key')
    .where('workspace_id', '=', workspaceId)
    .select(['person_id', 'key'])
    .orderBy('key')
    .execute()
  return new Map([...groupBy(rows, ({ person_id }) => person_id)].map(([id, own]) => [id, own.map(({ key }) => key)]))
}
