import { type RawBuilder, sql } from 'kysely'

/**
 * The right-hand side of `column = any(ids)`. Unlike `in (…)` it is one statement whatever the number of ids, and no
 * ids at all match nothing instead of being a syntax error.
 */
export const anyOf = <Id extends string>(ids: readonly Id[]): RawBuilder<Id> => sql<Id>`any(${ids}::uuid[])`

/** The same for text. */
export const anyText = (texts: readonly string[]): RawBuilder<string> => sql<string>`any(${texts}::text[])`
