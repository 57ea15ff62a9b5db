import type { SettingsInput, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** Appends what a workspace has settled on, unless it is what held already. Only the owner role may. */
export async function storeSettings(
  db: Db,
  workspaceId: WorkspaceId,
  settings: SettingsInput,
  now: Date,
): Promise<void> {
  await sql`
    with held as (
      select version, settings from workspace_settings where workspace_id = ${workspaceId} order by version desc limit 1
    )
    insert into workspace_settings (workspace_id, version, settings, recorded_at)
    select ${workspaceId}, coalesce(max(version), 0) + 1, told.settings, ${now}
    from (select ${JSON.stringify(settings)}::jsonb as settings) as told left join held on true
    group by told.settings
    having told.settings is distinct from (select settings from held)`.execute(db)
}
