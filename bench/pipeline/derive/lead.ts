import { below, hexOf, type Random, randomOf, uuidOf } from './random.ts'

/** Somebody who became a lead, as far as chance decides it. Instants are epoch milliseconds. */
export type Lead = {
  readonly no: number
  readonly streamId: string
  readonly emailKey: string
  /** Hours apart at least, so that each is a visit of its own. */
  readonly visits: readonly number[]
  /** The lead form is sent during one of the visits. */
  readonly formAt: number
  /** How many of MQL, SAL, SQL and OPPORTUNITY it reached. */
  readonly reached: number
  readonly isWon: boolean
  /** For whatever else there is to decide. */
  readonly random: Random
}

export const dayMs = 86_400_000
const mostVisits = 19
const spanDays = 730
/** Whoever began later might not be done at the end. */
const lastBeginDays = 200
const wonShare = 0.06
/** The shares of leads that go no further than LEAD, MQL, SAL, SQL; the rest have an opportunity. */
const stops = [0.4, 0.6, 0.75, 0.85]

/** @param end When it all ends: everybody began in the two years before. */
export function leadOf(seed: number, no: number, end: number): Lead {
  const random = randomOf(seed, no)
  const streamId = uuidOf(random)
  const emailKey = `email:${hexOf(random, 8)}`
  const count = 1 + below(random, mostVisits)
  const begin = end - Math.floor((lastBeginDays + random() * (spanDays - lastBeginDays)) * dayMs)
  const visits = visitTimes(random, begin, count)
  const formAt = (visits[below(random, count)] ?? begin) + 60_000
  const rank = random()
  const reached = stops.filter((share) => rank >= share).length
  return { no, streamId, emailKey, visits, formAt, reached, isWon: rank >= 1 - wonShare, random }
}

function visitTimes(random: Random, begin: number, count: number): number[] {
  let at = begin
  return Array.from({ length: count }, () => {
    const visitAt = at
    at += 3_600_000 + Math.floor(random() * 10 * dayMs)
    return visitAt
  })
}
