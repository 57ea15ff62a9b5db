import type { SettingsInput, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { minorDigits } from '../../lib/minor-digits.ts'
import type { Workspace } from './workspace.ts'
import type { Basics } from './written-settings.ts'

/**
 * Appends what a workspace has settled on, unless it is what held already. Only the owner role may.
 *
 * @param basics What every workspace has: as it was until now, and as it is from now on.
 */
export async function storeSettings(
  db: Db,
  workspaceId: WorkspaceId,
  settings: SettingsInput,
  now: Date,
  basics?: { readonly were: Basics; readonly are: Basics },
): Promise<void> {
  const [were, are] = [asJson(basics?.were), asJson(basics?.are)]
  await sql`
    with held as (
      select version, settings from workspace_settings where workspace_id = ${workspaceId} order by version desc limit 1
    )
    insert into workspace_settings (workspace_id, version, settings, recorded_at, basics, basics_were)
    select ${workspaceId}, coalesce(max(version), 0) + 1, told.settings, ${now}, ${are}::jsonb, ${were}::jsonb
    from (select ${JSON.stringify(settings)}::jsonb as settings) as told left join held on true
    group by told.settings
    having told.settings is distinct from (select settings from held) or ${were}::jsonb is distinct from ${are}::jsonb`.execute(
    db,
  )
}

const asJson = (basics: Basics | undefined): string | null => (basics ? JSON.stringify(basics) : null)

/** What a workspace has settled on, as it was written. */
export async function settledSettings(db: Db, workspaceId: WorkspaceId): Promise<SettingsInput> {
  const row = await db
    .selectFrom('workspace_settings')
    .where('workspace_id', '=', workspaceId)
    .orderBy('version', 'desc')
    .select('settings')
    .limit(1)
    .executeTakeFirst()
  return (row?.settings ?? {}) as SettingsInput
}

/** Changes what every workspace has. Only the owner role may. */
export async function changeBasics(
  db: Db,
  workspaceId: WorkspaceId,
  basics: Pick<Workspace, 'timeZone' | 'currency' | 'lookbackDays' | 'minimumSample' | 'ownHosts'>,
): Promise<void> {
  await db
    .updateTable('workspace')
    .set({
      time_zone: basics.timeZone,
      currency: basics.currency,
      currency_digits: minorDigits(basics.currency),
      lookback_days: basics.lookbackDays,
      minimum_sample: basics.minimumSample,
      own_hosts: [...basics.ownHosts],
    })
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** Whether any amount is stored: they are in the workspace's currency. */
export async function hasAmounts(db: Db, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from spend where workspace_id = ${workspaceId})
      or exists (select from crm_record where workspace_id = ${workspaceId} and fields ? 'amountMinor') as has`.execute(
    db,
  )
  return rows[0]?.has ?? false
}
