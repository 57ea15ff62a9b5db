import type { Milestone } from '@touchline/schema'
import type { LaterFact } from './score-leads.ts'
import type { ScoreQuestion } from './score-question.ts'
import type { AreaUnderCurve } from './score-ranking.ts'

type Judged = {
  readonly leads: number
  readonly settled: number
  readonly area: AreaUnderCurve | null
  readonly facts: readonly LaterFact[]
}

/** What to know before trusting an evaluation, in sentences that name its numbers. */
export const scoreCaveats = (question: ScoreQuestion, { leads, settled, area, facts }: Judged): string[] => [
  ...facts.flatMap((fact) => ofFact(fact, leads)),
  ...(settled > 0 ? [ofSettled(question, settled)] : []),
  ...(area?.interval && area.interval.low <= 0.5 && area.interval.high >= 0.5
    ? [byChance(question.milestone, area)]
    : []),
]

function ofFact({ asks, writtenLater, notKnownWhen }: LaterFact, leads: number): string[] {
  const known = `The score asks for ${asks}, which is as it is known now`
  const knows = 'what was written after contact knows what it is to foretell'
  return [
    ...(writtenLater > 0
      ? [`${known}: of ${writtenLater} of ${leads} leads it was written after they are scored, and ${knows}`]
      : []),
    ...(notKnownWhen > 0
      ? [`${known}: of ${notKnownWhen} of ${leads} leads nobody knows since when, and ${knows}`]
      : []),
  ].map((sentence) => `${sentence}.`)
}

const ofSettled = ({ milestone, afterDays }: ScoreQuestion, settled: number): string =>
  `${settled} leads are left out: ${24 * afterDays} hours after their creation they had reached ${milestone}, or were won or lost.`

const byChance = (milestone: Milestone, { value, interval }: AreaUnderCurve): string =>
  `By chance alone the score may be as good: of a lead that reached ${milestone} and one that didn't, the first has more points in ${percent(value)} of cases, which may be ${percent(interval?.low ?? 0)} to ${percent(interval?.high ?? 1)}.`

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
