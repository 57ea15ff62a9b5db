import type { PersonId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import { readColumns } from '../../db/read-columns.ts'
import { boolean, instant, knownUuid, text, uuid } from '../../lib/binary-columns.ts'
import { textNumbers } from '../../lib/text-numbers.ts'
import type { UuidNumbers } from '../../lib/uuid-numbers.ts'
import type { TouchpointColumns } from '../attribution/journeys.ts'
import { valueOfTouchpoint } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { touchpointDimensions } from './dimensions.ts'
import { passes } from './filter.queries.ts'
import { keyNumbers } from './key-numbers.ts'

/** Reads touchpoints of marketing. What it has numbered once has the same number ever after. */
export type TouchpointReader = {
  /** @param which A condition on touchpoint `t`. Whoever is numbered already is asked about, and nobody else. */
  readonly readKnown: (which: RawBuilder<unknown>) => Promise<TouchpointColumns>
  /** @param which A condition on touchpoint `t`, which says who is asked about. */
  readonly readAll: (which: RawBuilder<unknown>) => Promise<TouchpointColumns>
  /** All that some subjects have, in time order, by their ids where they are of one instant. */
  readonly readInOrder: (subjects: readonly PersonId[]) => Promise<TouchpointColumns>
  readonly channels: readonly string[]
  /** What the numbers of keys stand for by now. */
  readonly keys: () => string[][]
}

/** @param subjects Numbers whoever's touchpoints they are. */
export function touchpointReader(db: Db, question: AttributionQuestion, subjects: UuidNumbers): TouchpointReader {
  const channels = textNumbers()
  const dimensions = question.groupBy.map((name) => ({ name, texts: name === 'CHANNEL' ? channels : textNumbers() }))
  const numbers = keyNumbers(dimensions.map(({ texts }) => texts))
  const read = async (query: RawBuilder<unknown>, numbered = knownUuid): Promise<TouchpointColumns> => {
    const readers = { subject: numbered(subjects), at: instant(), CHANNEL: text(channels) }
    const passing = question.filter && boolean()
    const ofDimensions = dimensions.map(({ name, texts }) => (name === 'CHANNEL' ? readers.CHANNEL : text(texts)))
    const named = Object.fromEntries(dimensions.map(({ name }, i) => [name, ofDimensions[i] ?? readers.CHANNEL]))
    await readColumns(db, query, { ...readers, ...named, ...(passing && { passes: passing }) })
    const key = numbers.numbersOf(ofDimensions.map((reader) => reader.column().numbers))
    const isSummed = passing?.column().values
    return {
      subject: readers.subject.column().numbers,
      at: readers.at.column().values,
      channel: readers.CHANNEL.column().numbers,
      key: isSummed ? key.map((its, row) => (isSummed[row] === 1 ? its : -1)) : key,
    }
  }
  return {
    readKnown: (which) => read(touchpoints(question, which)),
    readAll: (which) => read(touchpoints(question, which), uuid),
    readInOrder: (of) =>
      read(sql`${touchpoints(question, sql`t.subject_id = ${anyOf(of)}`)} order by t.at, t.touchpoint_id, t.stream_id`),
    channels: channels.texts,
    keys: numbers.keys,
  }
}

/** One column per dimension, called like it. */
const touchpoints = (
  { workspace, filter }: AttributionQuestion,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select *, ${passes(filter)} as passes from (
    select t.subject_id as subject, t.occurred_at as at, t.touchpoint_id, t.stream_id, ${sql.join(
      touchpointDimensions.map((dimension) => sql`${valueOfTouchpoint(dimension)} as ${sql.ref(dimension)}`),
    )}
    from touchpoint t where t.workspace_id = ${workspace.id} and t.side = 'MARKETING' and ${which}
  ) as t`
