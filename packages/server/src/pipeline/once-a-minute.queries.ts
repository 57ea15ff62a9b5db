import { sql } from 'kysely'

/** What has more touchpoints is derived again only after a minute. */
export const mostTouchpoints = 5_000

/** Not before then is it derived again. The clock's own time: a transaction may have waited since it began. */
export const minuteAgo = sql`clock_timestamp() - interval '1 minute'`

/** Workspaces of which something long has waited for its minute. */
export const workspacesWithDue = sql`
  select workspace_id from long_stream where is_waiting and derived_at <= ${minuteAgo}
  union select workspace_id from long_person where is_waiting and derived_at <= ${minuteAgo}`
