import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { ChannelFacts, KnownFact } from '../modules/channels/classify.ts'
import { byCrmSource, columnsOf } from '../modules/reports/channel-facts.queries.ts'
import type { Alike } from '../modules/reports/channel-moves.ts'

/**
 * Puts whatever has touchpoints or leads like these on the backlog of the pipeline.
 *
 * @returns How many streams and people's keys.
 */
export async function queueAlike(
  db: Db,
  workspaceId: WorkspaceId,
  { touchpoints, leads }: { readonly touchpoints: readonly Alike[]; readonly leads: readonly Alike[] },
): Promise<number> {
  const asked = columnsOf(Object.keys(touchpoints[0]?.facts ?? {}) as KnownFact[])
  const same = asked.map(
    ([fact, column]) => sql`coalesce(t.${sql.ref(column)}, '') = coalesce(m.facts ->> ${sql.lit(fact)}, '')`,
  )
  const streams = await sql`
    insert into backlog (workspace_id, kind, subject)
    select distinct t.workspace_id, 'STREAM', t.stream_id::text
    from touchpoint t join jsonb_to_recordset(${asJson(touchpoints)}::jsonb) as m (facts jsonb, channel text)
      on ${sql.join([sql`t.channel = m.channel`, ...same], sql` and `)}
    where t.workspace_id = ${workspaceId} on conflict do nothing`.execute(db)
  const keys = await sql`
    insert into backlog (workspace_id, kind, subject)
    select distinct k.workspace_id, 'KEY', k.key from person_key k
    where k.workspace_id = ${workspaceId} and k.person_id in (
      select a.person_id ${byCrmSource(workspaceId)} and (l.crm_source, a.channel) in (
        select facts ->> 'crmSource', channel from jsonb_to_recordset(${asJson(leads)}::jsonb) as m (facts jsonb, channel text)
      )
    ) on conflict do nothing`.execute(db)
  return Number((streams.numAffectedRows ?? 0n) + (keys.numAffectedRows ?? 0n))
}

const asJson = (alike: readonly { readonly facts: ChannelFacts; readonly channel: string }[]): string =>
  JSON.stringify(alike.map(({ facts, channel }) => ({ facts, channel })))
