import { type RawBuilder, sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { LeftOut } from '../modules/workspaces/knowledge.ts'

/**
 * Puts the events that are recalled in front of themselves, those that claim who somebody is naming nobody. What else they say
 * stays: that somebody was there is no claim.
 */
export async function leaveOutClaims(db: DeriveDb): Promise<void> {
  await sql`alter view pg_temp.event rename to event_with_claims`.execute(db)
  await sql`alter view pg_temp.sealed_stretch rename to stretch_with_claims`.execute(db)
  await sql`
    create temp view event as
    select workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled,
      ${withVerifiedKeys(sql.ref('body'), sql.ref('trust'))} as body
    from event_with_claims`.execute(db)
  // Of a packed event the fourth is its trust, the fifth its body.
  const body = withVerifiedKeys(sql`packed.event -> 4`, sql`packed.event ->> 3`)
  await sql`
    create temp view sealed_stretch as
    select workspace_id, stream_id, first_event_id, is_elsewhere, began_at, ended_at, known_at, keys, (
      select jsonb_agg(jsonb_set(packed.event, '{4}', ${body}) order by packed.no)
      from jsonb_array_elements(s.events) with ordinality as packed (event, no)
    ) as events
    from stretch_with_claims s`.execute(db)
}

/** What a browser claims beside a token comes last among the keys, and decides nothing. */
const withVerifiedKeys = (body: RawBuilder<unknown>, trust: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when ${trust} = 'CLAIMED' and ${body} -> 'keys' is not null then jsonb_set(${body}, '{keys}', '[]') else ${body} end`

/**
 * How much `leaveOutClaims` has left out, once the rest is derived. A visitor of whom anything is verified is somebody with all
 * of their touchpoints, so that those of nobody are of visitors who only claimed.
 */
export async function countLeftOut(db: DeriveDb): Promise<LeftOut> {
  const isClaim = (body: RawBuilder<unknown>, trust: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${trust} = 'CLAIMED' and ${body} -> 'keys' <> '[]' and ${body} -> 'bot' is null`
  const { rows } = await sql<LeftOut>`
    with claim as (
      select stream_id from event_with_claims where ${isClaim(sql.ref('body'), sql.ref('trust'))}
      union all
      select s.stream_id from stretch_with_claims s cross join jsonb_array_elements(s.events) as packed (event)
      where ${isClaim(sql`packed.event -> 4`, sql`packed.event ->> 3`)}
    )
    select (select count(*) from claim) as claims, (
      select count(*) from touchpoint t where not t.is_person and t.stream_id in (select stream_id from claim)
    ) as touchpoints`.execute(db)
  return rows[0] ?? { claims: 0, touchpoints: 0 }
}

/** Takes away what stood behind what `leaveOutClaims` put in front. */
export async function forgetClaims(db: DeriveDb): Promise<void> {
  await sql`drop view pg_temp.event_with_claims, pg_temp.stretch_with_claims`.execute(db)
}
