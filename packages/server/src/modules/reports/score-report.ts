import { mostPoints, questionsIn } from '../definitions/score.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import { type Calibration, calibrationOf } from './score-calibration.ts'
import { scoreCaveats } from './score-caveats.ts'
import { type LaterFact, type LeadToScore, laterFacts, type Standing, standingOf } from './score-leads.ts'
import { asPartOf, type ForetoldLead, fitted } from './score-probabilities.ts'
import type { ScoreQuestion } from './score-question.ts'
import { type AreaUnderCurve, areaUnderCurve, type TopDecile, topDecile } from './score-ranking.ts'
import { type ScoreStep, scoreSteps } from './score-steps.ts'
import { type JudgedLead, scoreTable } from './score-table.ts'

export type ScoreReport = Pick<ScoreQuestion, 'milestone' | 'afterDays' | 'horizonDays' | 'probability'> & {
  /** Its place in the definition. */
  readonly score: string
  readonly mostPoints: number
  /** Those that reached the milestone, of those that are judged. */
  readonly rate: Ratio
  /** Left out: by when they are scored there was nothing left to foretell. */
  readonly settled: number
  readonly area: AreaUnderCurve | null
  readonly topDecile: TopDecile | null
  readonly calibration: Calibration | null
  readonly steps: readonly ScoreStep[]
  readonly fallingSteps: readonly ScoreStep[]
  readonly laterFacts: readonly LaterFact[]
  readonly caveats: readonly string[]
  readonly meta: ReportMeta
}

/**
 * @param leads All that are asked about.
 * @param scored Those of them that are judged.
 * @param judged The same, in the same order.
 */
export function scoreReport(
  question: ScoreQuestion,
  leads: readonly LeadToScore[],
  scored: readonly LeadToScore[],
  judged: readonly JudgedLead[],
): ScoreReport {
  const { workspace, score, milestone, afterDays, horizonDays, probability, mostRows } = question
  const table = scoreTable(judged)
  const steps = scoreSteps(table, workspace.minimumSample)
  const area = areaUnderCurve(table)
  const facts = laterFacts(question, questionsIn(score.rule), scored)
  const counts = countStandings(question, leads)
  const rate = ratio(judged.filter(({ hasReached }) => hasReached).length, judged.length, workspace.minimumSample)
  return {
    ...{ milestone, afterDays, horizonDays, probability, rate, area, laterFacts: facts },
    score: score.path,
    mostPoints: mostPoints(score),
    settled: counts.SETTLED,
    topDecile: topDecile(table),
    calibration: calibrationOf(foretold(question, judged), workspace.minimumSample),
    steps: steps.slice(0, mostRows),
    fallingSteps: steps.filter(({ isFalling }) => isFalling).slice(0, mostRows),
    caveats: scoreCaveats(question, { leads: judged.length, settled: counts.SETTLED, area, facts }),
    meta: reportMeta(question, [...warningsOf(question, leads.length, counts, rate), truncation(question, steps)]),
  }
}

function foretold({ probability, score }: ScoreQuestion, judged: readonly JudgedLead[]): ForetoldLead[] {
  switch (probability) {
    case 'FITTED':
      return fitted(judged)
    case 'PART_OF_MOST':
      return asPartOf(judged, mostPoints(score))
  }
}

type Standings = Readonly<Record<Standing, number>>

function countStandings(question: ScoreQuestion, leads: readonly LeadToScore[]): Standings {
  const counts = { JUDGED: 0, NOT_RECORDED: 0, YOUNG: 0, UNDATED: 0, SETTLED: 0 }
  for (const lead of leads) counts[standingOf(question, lead)] += 1
  return counts
}

const warningsOf = (
  { milestone, horizonDays, workspace }: ScoreQuestion,
  leads: number,
  { YOUNG, UNDATED, NOT_RECORDED }: Standings,
  { numerator, denominator }: Ratio,
): ReportWarning[] => [
  {
    code: 'IMMATURE_COHORTS',
    message: `${YOUNG} of ${leads} leads are younger than ${horizonDays} days and left out: whether they will reach ${milestone} in time is not known`,
    affectedCount: YOUNG,
  },
  {
    code: 'UNDATED_CONVERSIONS',
    message: `${UNDATED} of ${leads} leads reached ${milestone} on a day that nobody recorded, and are left out`,
    affectedCount: UNDATED,
  },
  {
    code: 'NOT_RECORDED',
    message: `${NOT_RECORDED} of ${leads} leads are left out: they were created when wins were not recorded`,
    affectedCount: NOT_RECORDED,
  },
  {
    code: 'SMALL_SAMPLE',
    message: `Of ${denominator} leads ${numerator} reached ${milestone}: with fewer than ${workspace.minimumSample} that did, or that didn't, read intervals and not numbers`,
    affectedCount: Math.min(numerator, denominator - numerator) < workspace.minimumSample ? denominator : 0,
  },
]
