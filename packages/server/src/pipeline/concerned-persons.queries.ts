import type { PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { ChangedJourney } from '../modules/journeys/touchpoints.queries.ts'

/** The journeys that are those of persons: of whoever is known, or was until now. */
export const journeysAmong = (journeys: readonly ChangedJourney[], streams: ReadonlySet<StreamId>): PersonJourney[] =>
  journeys.flatMap(({ subject, ...change }) =>
    streams.has(subject as string as StreamId) ? [] : [{ ...change, person: subject as string as PersonId }],
  )

type PersonJourney = Omit<ChangedJourney, 'subject'> & { readonly person: PersonId }

/**
 * The persons whose leads may be others now that their journeys are. What marketing does after all that a lead reached earns no
 * credit, and decides nothing; unless it is the first since the lead was created, or since sales gave it back.
 */
export async function concernedPersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  journeys: readonly PersonJourney[],
): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct changed.person
    from unnest(${journeys.map(({ person }) => person)}::uuid[], ${journeys.map(({ since }) => since)}::timestamptz[],
      ${journeys.map(({ makesLeads }) => makesLeads)}::boolean[]) as changed (person, since, makes_leads)
    where changed.makes_leads or exists (
      select from lead l where l.workspace_id = ${workspaceId} and l.person_id = changed.person and (
        greatest(l.lead_at, l.mql_at, l.sal_at, l.sql_at, l.opportunity_at, l.won_at, l.lost_at) >= changed.since
        or not exists (
          select from touchpoint t where t.workspace_id = l.workspace_id and t.subject_id = l.person_id
            and t.side = 'MARKETING' and t.occurred_at > l.lead_at and t.occurred_at < changed.since
        )
        or exists (
          select from handoff h where h.workspace_id = l.workspace_id and h.person_id = l.person_id
            and h.lead_no = l.lead_no and h.direction = 'TO_MARKETING' and coalesce(h.ended_at > changed.since, true)
            and coalesce(h.answered_at >= changed.since, true)
        )
      )
    )`.execute(db)
  return rows.map(({ person }) => person)
}
