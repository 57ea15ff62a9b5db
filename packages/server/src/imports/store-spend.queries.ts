import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { IngestDb } from '../db/database.ts'
import type { Spend } from './spend.ts'
import type { Counts } from './take-rows.ts'

/**
 * Appends a version of each spend whose latest version has another amount: the same file twice changes nothing.
 *
 * @param spends Each row once.
 * @param now Epoch milliseconds.
 */
export async function storeSpend(
  db: IngestDb,
  workspaceId: WorkspaceId,
  spends: readonly Spend[],
  now: number,
): Promise<Counts> {
  const told = spends.map((spend) => ({ ...spend, effectiveAt: new Date(spend.effectiveAt).toISOString() }))
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`spend:${workspaceId}`}, 0))`.execute(trx)
    const { rows: stored } = await appendVersions(trx, workspaceId, JSON.stringify(told), new Date(now))
    const added = stored.filter(({ version }) => version === 1).length
    return { added, updated: stored.length - added, unchanged: spends.length - stored.length }
  })
}

const appendVersions = (db: IngestDb, workspaceId: WorkspaceId, spends: string, now: Date) =>
  sql<{ version: number }>`
    insert into spend (workspace_id, spend_day, system, channel, campaign, source, named_channel, medium,
      version, effective_at, recorded_at, backfilled, amount_minor)
    select ${workspaceId}, told.day, told.system, told.channel, told.campaign, told.source, row_of.named, row_of.medium,
      coalesce(latest.version, 0) + 1, told."effectiveAt", ${now}, true, told."amountMinor"
    from jsonb_to_recordset(${spends}::jsonb) as told(day date, system text, channel text, campaign text, source text,
      named text, medium text, "effectiveAt" timestamptz, "amountMinor" bigint)
    -- What another file told of the same, naming the channel, is the same row.
    cross join lateral (
      select coalesce(max(same.named_channel), told.named) as named,
        case when max(same.named_channel) is null then told.medium else '' end as medium
      from spend same
      where same.workspace_id = ${workspaceId} and same.spend_day = told.day and same.system = told.system
        and same.named_channel = told.channel and same.campaign = told.campaign and same.source = told.source
    ) as row_of
    left join lateral (
      select version, amount_minor from spend s
      where s.workspace_id = ${workspaceId} and s.spend_day = told.day and s.system = told.system
        and s.named_channel = row_of.named and s.campaign = told.campaign and s.source = told.source
        and s.medium = row_of.medium
      order by version desc limit 1
    ) as latest on true
    where latest.amount_minor is distinct from told."amountMinor"
    returning version`.execute(db)
