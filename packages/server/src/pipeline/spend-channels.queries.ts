import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { ChannelFacts, Classify } from '../modules/channels/classify.ts'

type AlikeSpend = Required<Pick<ChannelFacts, 'source' | 'medium' | 'campaign'>> & { readonly channel: string }

/**
 * Gives spend whose channel no file named the one that the rules give it now. Whoever imports spend waits.
 *
 * @param db In a transaction; of the owner role, as no other may change inputs.
 * @param dryRun Only count.
 * @returns How many amounts move, each once, however often it was told otherwise.
 */
export async function reclassifySpend(
  db: Db,
  workspaceId: WorkspaceId,
  classify: Classify,
  dryRun: boolean,
): Promise<number> {
  if (!dryRun) await sql`select pg_advisory_xact_lock(hashtextextended(${`spend:${workspaceId}`}, 0))`.execute(db)
  const { rows: alike } = await sql<AlikeSpend>`
    select distinct nullif(source, '') as source, medium, nullif(campaign, '') as campaign, channel from spend
    where workspace_id = ${workspaceId} and named_channel = ''`.execute(db)
  const moved = alike.flatMap(({ channel: from, ...facts }) => {
    const to = classify(facts)
    return to === from ? [] : [{ ...facts, from, to }]
  })
  const isMoved = sql`s.workspace_id = ${workspaceId} and s.named_channel = '' and s.channel = m."from"
    and s.medium = m.medium and s.source = coalesce(m.source, '') and s.campaign = coalesce(m.campaign, '')`
  const moves = sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
    as m (source text, medium text, campaign text, "from" text, "to" text)`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from spend s, ${moves} where ${isMoved} and s.version = 1`.execute(db)
  if (!dryRun) await sql`update spend s set channel = m."to" from ${moves} where ${isMoved}`.execute(db)
  return rows[0]?.count ?? 0
}
