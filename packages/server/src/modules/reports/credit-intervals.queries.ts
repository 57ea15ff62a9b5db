import type { DataDrivenModel } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { askedConversions, creditParts, storedCredits } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { type CreditIntervals, creditIntervals, type DrawnCredits } from './credit-intervals.ts'
import { drawnByModel, type TravelledAlike } from './drawn-by-model.ts'
import { type CreditedAlike, drawnByRule } from './drawn-by-rule.ts'
import { passes } from './filter.queries.ts'
import { weightsLearned } from './learned-credit.ts'
import { pathsAsked } from './paths.queries.ts'
import type { Read } from './reports.loaders.ts'
import { reweighedCredits } from './reweighed.queries.ts'
import { countedWith } from './subjects.queries.ts'

/** Kinds of subjects that differ in what they give to whom: more take too long to be drawn 200 times. */
const mostKinds = 100_000

/**
 * Where the credit of each row would lie by a rule, had as many others come by the same ways.
 *
 * @param isStored Whether the credits that are stored answer the question.
 * @throws AppError `INPUT_INVALID` where no two of very many subjects are alike.
 */
export async function readIntervalsByRule(read: Read, question: AttributionQuestion, isStored: boolean) {
  const alike = await read((db) =>
    isStored ? creditedAlike(db, question, storedCredits(question)) : reweighed(db, question),
  )
  return drawn(read, drawnByRule(checked(alike)))
}

/** The same by a model that learns from all journeys. */
export async function readIntervalsByModel(
  read: Read,
  question: AttributionQuestion & { readonly model: DataDrivenModel },
) {
  const alike = checked(await read((db) => travelledAlike(db, question)))
  return drawn(
    read,
    drawnByModel(alike, (journeys) => weightsLearned(question, journeys)),
  )
}

/** Lets others have their turn after each draw; and ends where the request has. */
async function drawn(read: Read, { names, draws }: DrawnCredits): Promise<ReadonlyMap<string, CreditIntervals>> {
  const done: Float64Array[] = []
  for (const credits of draws) {
    done.push(credits)
    await read(() => new Promise<void>((resolve) => setImmediate(resolve)))
  }
  return creditIntervals(names, done)
}

function checked<Kind>(kinds: readonly Kind[]): readonly Kind[] {
  if (kinds.length <= mostKinds) return kinds
  const remedy = 'ask for a shorter range, fewer dimensions or another model'
  throw new AppError(
    'INPUT_INVALID',
    `intervals: there are over ${mostKinds} different journeys to draw from: ${remedy}`,
  )
}

async function reweighed(db: Db, question: AttributionQuestion): Promise<CreditedAlike[]> {
  const alike: CreditedAlike[] = []
  for await (const weighed of reweighedCredits(db, question)) {
    alike.push(...(await creditedAlike(db, question, weighed)))
    if (alike.length > mostKinds) break
  }
  return alike
}

/** Subjects by what each of them gives to which combination of keys. */
async function creditedAlike(
  db: Db,
  question: AttributionQuestion,
  reached: RawBuilder<unknown>,
): Promise<CreditedAlike[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<CreditedAlike>`
    ${creditParts(question, reached)},
    given as (
      select together, jsonb_build_array(${keys})::text as name, sum(credit)::float8 as credit
      from (select *, ${countedWith(question, sql`part.person_id`)} as together from part) as part
      where ${passes(question.filter)} group by together, ${keys}
    ),
    subject as (
      select array_agg(name order by name collate "C") as names,
        array_agg(credit order by name collate "C") as credits
      from given group by together
    )
    select count(*)::int as subjects, names, credits from subject group by names, credits
    limit ${mostKinds + 1}`.execute(db)
  return rows
}

/** A journey; or the keys of a conversion that no touchpoint earned. */
type Piece = TravelledAlike['journeys'][number] | { readonly unearned: string }

/** Subjects by the ways that their journeys went, and by the conversions that no touchpoint earned. */
async function travelledAlike(db: Db, question: AttributionQuestion): Promise<TravelledAlike[]> {
  const uncredited = sql.join(question.groupBy.map(() => sql`c.uncredited_to`))
  const { rows } = await sql<{ readonly subjects: number; readonly pieces: readonly string[] }>`
    with ${pathsAsked(question)},
    piece as (
      select subject_id, jsonb_build_object('steps', steps, 'hasConverted', has_converted)::text as piece from path
      union all
      select c.person_id, jsonb_build_object('unearned', jsonb_build_array(${uncredited})::text)::text
      from ${askedConversions(question)} and not exists (
        select from path p where p.subject_id = c.person_id and p.lead_no = c.lead_no and p.has_converted
      )
    ),
    subject as (
      select array_agg(piece order by piece collate "C") as pieces from piece
      group by ${countedWith(question, sql`subject_id`)}
    )
    select count(*)::int as subjects, pieces from subject group by pieces limit ${mostKinds + 1}`.execute(db)
  return rows.map(({ subjects, pieces }) => {
    const told = pieces.map((piece) => JSON.parse(piece) as Piece)
    return {
      subjects,
      journeys: told.flatMap((piece) => ('steps' in piece ? [piece] : [])),
      unearned: told.flatMap((piece) => ('unearned' in piece ? [piece.unearned] : [])),
    }
  })
}
