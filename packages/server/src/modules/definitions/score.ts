import type { LeafRule, Rule } from '@touchline/schema'
import { judgeAt, membersOf } from './evaluate.ts'
import type { LeadFacts, Step } from './lead-in-question.ts'

/** A score within a definition, and its place in the document, e.g. `rule.all.2`. */
export type Score = { readonly path: string; readonly rule: Extract<Rule, { kind: 'score' }> }

/** Every score of a rule, those within scores included, from the outside in. */
export function scoresIn(rule: Rule, path = 'rule'): Score[] {
  if ('asks' in rule) return []
  const within = membersOf(rule).flatMap(([key, member]) => scoresIn(member, `${path}.${key}`))
  return rule.kind === 'score' ? [{ path, rule }, ...within] : within
}

/** The most points that a lead can have. */
export const mostPoints = ({ rule }: Score): number => rule.of.reduce((sum, { points }) => sum + Math.max(0, points), 0)

/** The points that a lead had at an instant. Its journey is as it was then; facts of the lead are as they are known now. */
export const pointsAt = ({ rule, path }: Score, lead: LeadFacts, journey: readonly Step[], at: number): number =>
  judgeAt(rule, path, lead, journey, at).parts.reduce((sum, { points }) => sum + (points?.earned ?? 0), 0)

/** What a rule asks of a lead and its journey, each once. */
export const questionsIn = (rule: Rule): readonly LeafRule['kind'][] =>
  'asks' in rule ? [rule.kind] : [...new Set(membersOf(rule).flatMap(([, member]) => questionsIn(member)))]
