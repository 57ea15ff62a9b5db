import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { UnmappedStage } from './unmapped-stages.ts'

/** The CRM's stages that the stage map doesn't know, of `leads`, those of most leads first. None without a map. */
export async function unmappedStages(
  db: Db,
  { settings }: Workspace,
  leads: RawBuilder<unknown>,
): Promise<UnmappedStage[]> {
  if (!settings.stages) return []
  const { rows } = await sql<UnmappedStage>`
    select crm_stage as name, count(*)::int as count from (${leads}) as looked_at
    where crm_stage is not null and stage is null
    group by crm_stage order by count(*) desc, crm_stage`.execute(db)
  return rows
}
