import { Settings, type WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db, IngestDb } from '../../db/database.ts'
import { randomSecret } from '../../lib/crypto.ts'
import { minorDigits } from '../../lib/minor-digits.ts'
import type { Workspace } from './workspace.ts'

/** Creates a workspace with secrets of its own. Only the owner role may. */
export async function createWorkspace(db: Db, workspace: Workspace, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('workspace')
      .values({
        workspace_id: workspace.id,
        name: workspace.name,
        time_zone: workspace.timeZone,
        currency: workspace.currency,
        currency_digits: minorDigits(workspace.currency),
        lookback_days: workspace.lookbackDays,
        minimum_sample: workspace.minimumSample,
        own_hosts: [...workspace.ownHosts],
        created_at: now,
      })
      .execute()
    await trx
      .insertInto('workspace_secret')
      .values(
        ['EMAIL', 'TOMBSTONE'].map((purpose) => ({ workspace_id: workspace.id, purpose, secret: randomSecret(32) })),
      )
      .execute()
  })
}

const workspaces = (db: Db) =>
  db
    .selectFrom('workspace')
    .select([
      'workspace_id as id',
      'name',
      'time_zone as timeZone',
      'currency',
      'lookback_days as lookbackDays',
      'minimum_sample as minimumSample',
      'own_hosts as ownHosts',
      latestSettings,
    ])

const latestSettings = sql<unknown>`(
  select settings from workspace_settings s where s.workspace_id = workspace.workspace_id order by version desc limit 1
)`.as('settings')

const readSettings = (row: Omit<Workspace, 'settings'> & { readonly settings: unknown }): Workspace => ({
  ...row,
  settings: Settings.parse(row.settings ?? {}),
})

export async function findWorkspace(db: Db, id: WorkspaceId): Promise<Workspace | undefined> {
  const row = await workspaces(db).where('workspace_id', '=', id).executeTakeFirst()
  return row && readSettings(row)
}

/** Every workspace, oldest first. Only the owner sees more than one. */
export async function listWorkspaces(db: Db): Promise<Workspace[]> {
  const rows = await workspaces(db).orderBy('created_at').orderBy('id').execute()
  return rows.map(readSettings)
}

/** The key of the HMAC that turns an address's hash into an identity key. */
export async function emailSecret(db: IngestDb, id: WorkspaceId): Promise<Uint8Array> {
  const { rows } = await sql<{ secret: Buffer }>`
    select secret from workspace_secret where workspace_id = ${id} and purpose = 'EMAIL'`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`Workspace ${id} has no e-mail secret`)
  return row.secret
}
