import { connect } from '../../packages/server/src/db/connect.ts'

type Filling = { readonly workspaceId: string; readonly seed: number; readonly journeys: number }

/**
 * Stores derived rows of so many persons, each a lead with a journey of 1 to 7 touchpoints, 4 in the mean, in 12 channels: a fifth
 * of them won. As deriving does, it writes them person by person.
 */
export async function fill(databaseUrl: string, filling: Filling): Promise<void> {
  const client = await connect(databaseUrl)
  try {
    await client.query(chance(filling.seed))
    for (const statement of [touchpoints, leads, conversions]) await client.query(statement(filling))
    await client.query('vacuum analyze touchpoint')
    await client.query('vacuum analyze lead')
    await client.query('vacuum analyze conversion')
  } finally {
    await client.end()
  }
}

/** Whole numbers below another, always the same for the same journey, place in it, purpose and seed. */
const chance = (seed: number): string => `
  create function pg_temp.chance(journey bigint, place bigint, purpose int, below bigint) returns bigint
  language sql immutable parallel safe
  return (hashint8extended(journey * 64 + place, ${seed}::bigint * 100 + purpose) & 9007199254740991) % below`

/** Some channels are more common than others: the lesser of two numbers decides. */
const channels = `array['Paid Search', 'Organic Search', 'Direct', 'Email', 'Paid Social', 'Organic Social', 'Referral', 'Display',
  'Webinar', 'Trade Show', 'Partner', 'Outbound']`

const begin = `timestamptz '2025-01-01' + make_interval(hours => pg_temp.chance(j, 0, 1, 6000)::int)`

const touchpoints = ({ workspaceId, journeys }: Filling): string => `
  insert into touchpoint (workspace_id, subject_id, stream_id, touchpoint_id, is_person, side, kind, occurred_at, precision,
    ended_at, known_at, channel, pages, forms)
  select '${workspaceId}', md5('person' || j)::uuid, md5('stream' || j)::uuid, md5(j || ' ' || k)::uuid, true, 'MARKETING', 'VISIT',
    t.at, 'INSTANT', t.at, t.at,
    (${channels})[1 + least(pg_temp.chance(j, k, 2, 12), pg_temp.chance(j, k, 3, 12))], 1, 0
  from generate_series(1, ${journeys}) j
  cross join lateral generate_series(1, 1 + pg_temp.chance(j, 0, 4, 7)) k
  cross join lateral (
    select ${begin} + make_interval(hours => (k * 100 + pg_temp.chance(j, k, 5, 90))::int) as at
  ) t`

/** A lead with the second touchpoint or before, an opportunity some time later, won last. */
const leads = ({ workspaceId, journeys }: Filling): string => `
  insert into lead (workspace_id, person_id, lead_no, lead_id, lead_at, lead_precision, opportunity_at, opportunity_known_by,
    won_at, won_known_by, revenue_minor, pipeline_minor, in_crm, is_sales_sourced)
  select '${workspaceId}', md5('person' || j)::uuid, 1, md5('lead' || j)::uuid, a.begin + '250 hours', 'INSTANT',
    case when is_won then a.begin + '500 hours' end, case when is_won then 'DATE' end,
    case when is_won then a.begin + '900 hours' end, case when is_won then 'DATE' end,
    case when is_won then 1000 + pg_temp.chance(j, 0, 6, 1000000) else 0 end, 0, true, false
  from generate_series(1, ${journeys}) j
  cross join lateral (select ${begin} as begin, pg_temp.chance(j, 0, 7, 5) = 0 as is_won) a`

/** Credits that are stored are as wide as they would be, and not looked at. */
const conversions = ({ workspaceId }: Filling): string => `
  insert into conversion (workspace_id, person_id, lead_no, milestone, at, value_minor, stream_ids, touchpoint_ids, credits,
    value_credits, uncredited_to)
  select workspace_id, person_id, lead_no, 'WON', won_at, revenue_minor, array_fill(lead_id, array[4]), array_fill(lead_id, array[4]),
    array_fill(250000000, array[11, 4]), array_fill(revenue_minor / 4, array[11, 4]), '(unattributed)'
  from lead where workspace_id = '${workspaceId}' and won_at is not null`

/** The columns that are read of the same rows, and nothing done with them. */
export const bareReads = (workspaceId: string): readonly string[] => [
  `select subject_id, occurred_at, channel from touchpoint where workspace_id = '${workspaceId}'`,
  `select person_id, lead_at, opportunity_at, won_at from lead where workspace_id = '${workspaceId}'`,
  `select at, value_minor, uncredited_to from conversion where workspace_id = '${workspaceId}'`,
]
