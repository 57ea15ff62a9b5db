import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { Work } from './channel-handoffs.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { LeadCounts } from './channel-row.ts'
import { dimensionsIn } from './filter.ts'
import { type KeyedRow, keyText } from './keyed-row.ts'

/** What roll-ups tell leads apart by. */
const dimensionsOfCohorts: readonly LeadDimension[] = ['CHANNEL', 'MONTH']

/** Whether roll-ups know all that the question asks of: leads by the day on which they were created. */
export const asksOfCohorts = ({ basis, groupBy: asked, filter }: ChannelQuestion): boolean =>
  basis === 'COHORT' && [...asked, ...dimensionsIn(filter)].every((one) => dimensionsOfCohorts.includes(one))

/** Days of the workspace's time zone, `YYYY-MM-DD`. */
export type CohortDays = {
  readonly from: string
  /** It is not in. */
  readonly to: string
  /** For each number of `wonWithinDays`, the day that many days ago: of its leads, some had as much time, others not yet. */
  readonly ago: readonly string[]
  /** The same for the greatest of them: leads of later days are young. */
  readonly young: string
}

type Keyed = {
  /** One per dimension. */
  readonly keys: readonly string[]
}

/** Sums over whole days. */
export type CohortCounts = Keyed &
  Work &
  Omit<LeadCounts, keyof KeyedRow | 'daysMeasured' | 'medianDays' | 'wonWithin' | 'matureWon'>

/** Won leads of one combination of keys, by how many days it took. */
export type CohortWins = Keyed & {
  readonly days: number
  readonly won: number
  /** Those of days before each of `ago`. */
  readonly matured: readonly number[]
}

/** What leads of the days `ago` and `young` add to whole days, which count none of them as mature or young. */
export type EdgeCounts = Keyed & Pick<LeadCounts, 'mature' | 'matureWon' | 'openAndYoung'>

/** How what sales did, as of now, differs from how it will have ended. */
export type WorkChanges = Keyed & Work

export type RolledUp = {
  readonly cohorts: readonly CohortCounts[]
  readonly wins: readonly CohortWins[]
  readonly edges: readonly EdgeCounts[]
  readonly changes: readonly WorkChanges[]
}

/** Puts together what leads come to, by their keys; and once more all of them, as the one with `isTotal`. */
export function fromRollUps(question: ChannelQuestion, { cohorts, wins, edges, changes }: RolledUp) {
  const [winsOf, edgesOf, changesOf] = [byKeys(wins), byKeys(edges), byKeys(changes)]
  const rows = cohorts.map((cohort): LeadCounts & Work => {
    const key = textOf(cohort)
    return {
      ...{ isTotal: false, keys: cohort.keys },
      ...sumOfAll(question, {
        cohorts: [cohort],
        wins: winsOf.get(key) ?? [],
        edges: edgesOf.get(key) ?? [],
        changes: changesOf.get(key) ?? [],
      }),
    }
  })
  return [{ isTotal: true, keys: [], ...sumOfAll(question, { cohorts, wins, edges, changes }) }, ...rows]
}

const textOf = ({ keys }: Keyed): string => keyText({ isTotal: false, keys })
const byKeys = <Row extends Keyed>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => groupBy(rows, textOf)

/** Sums add up. Days to win don't: of them it is known how often there was each. */
function sumOfAll(question: ChannelQuestion, { cohorts, wins, edges, changes }: RolledUp) {
  const { wonWithinDays } = question
  const ofCohorts = (numberOf: (cohort: CohortCounts) => number): number => sumOf(cohorts, numberOf)
  const minorOf = (minor: (cohort: CohortCounts) => string): string =>
    String(cohorts.reduce((sum, cohort) => sum + BigInt(minor(cohort)), 0n))
  const work = (numberOf: (work: Work) => number): number => sumOf(cohorts, numberOf) + sumOf(changes, numberOf)
  const days = daysToWin(question, wins)
  return {
    leads: ofCohorts(({ leads }) => leads),
    mqls: ofCohorts(({ mqls }) => mqls),
    sals: ofCohorts(({ sals }) => sals),
    sqls: ofCohorts(({ sqls }) => sqls),
    opportunities: ofCohorts(({ opportunities }) => opportunities),
    won: ofCohorts(({ won }) => won),
    lost: ofCohorts(({ lost }) => lost),
    revenueMinor: minorOf(({ revenueMinor }) => revenueMinor),
    pipelineMinor: minorOf(({ pipelineMinor }) => pipelineMinor),
    worked: work(({ worked }) => worked),
    reached: work(({ reached }) => reached),
    untouched: work(({ untouched }) => untouched),
    due: work(({ due }) => due),
    answeredInTime: work(({ answeredInTime }) => answeredInTime),
    ...days,
    mature: wonWithinDays.map((_, i) => sumOf([...cohorts, ...edges], ({ mature }) => mature[i] ?? 0)),
    matureWon: days.matureWon.map((won, i) => won + sumOf(edges, ({ matureWon }) => matureWon[i] ?? 0)),
    openAndYoung: sumOf([...cohorts, ...edges], ({ openAndYoung }) => openAndYoung),
  }
}

function daysToWin({ wonWithinDays }: ChannelQuestion, wins: readonly CohortWins[]) {
  const within = (most: number): readonly CohortWins[] => wins.filter(({ days }) => days <= most)
  return {
    daysMeasured: sumOf(wins, ({ won }) => won),
    medianDays: medianOf(wins),
    wonWithin: wonWithinDays.map((most) => sumOf(within(most), ({ won }) => won)),
    matureWon: wonWithinDays.map((most, i) => sumOf(within(most), ({ matured }) => matured[i] ?? 0)),
  }
}

const sumOf = <Each>(items: readonly Each[], numberOf: (item: Each) => number): number =>
  items.reduce((sum, item) => sum + numberOf(item), 0)

/** The middle one, or what lies halfway between the two in the middle. Null of none. */
function medianOf(wins: readonly CohortWins[]): number | null {
  const count = sumOf(wins, ({ won }) => won)
  if (count === 0) return null
  return (daysAt(wins, Math.floor((count - 1) / 2)) + daysAt(wins, Math.floor(count / 2))) / 2
}

/** How many days the win took that has so many before it, shortest first. */
function daysAt(wins: readonly CohortWins[], rank: number): number {
  let passed = 0
  for (const { days, won } of wins.toSorted((a, b) => a.days - b.days)) {
    passed += won
    if (passed > rank) return days
  }
  throw new RangeError(`Of ${passed} wins none has ${rank} before it`)
}
