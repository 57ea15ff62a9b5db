import type { Definition, LeafRule, Rule } from '@touchline/schema'
import { ask } from './ask.ts'
import type { LeadFacts, Step } from './lead-in-question.ts'
import { inWords } from './rule-in-words.ts'

/** How one rule came out at an instant, with its members. */
export type Outcome = {
  /** Its place in the document, e.g. `rule.all.0`. */
  readonly path: string
  readonly says: string
  readonly passed: boolean
  /** What there was. Null for rules that join others. */
  readonly actual: string | null
  /** What it adds to the score that it is part of, and would add if it held. Null outside of a score. */
  readonly points: { readonly earned: number; readonly of: number } | null
  readonly parts: readonly Outcome[]
}

/** Whether a lead meets a definition, and why. */
export type Evaluation = {
  /** The earliest instant, from becoming a lead on, at which the rules held. Null: they never did. */
  readonly metAt: number | null
  /** The rules at that instant; of a lead that never met them, at the last one. */
  readonly why: Outcome
}

/** A rule put to one lead: how it comes out at an instant, and the instants at which that may change. */
type Prepared = { readonly judge: (at: number) => Outcome; readonly changesAt: readonly number[] }

/**
 * When a lead first met a definition. Between the instants at which something happened or fell out of a window nothing
 * changes, so these are all that are looked at.
 *
 * @param journey The touchpoints of the lead's person, in any order, those before it was a lead included.
 */
export function evaluateDefinition(definition: Definition, lead: LeadFacts, journey: readonly Step[]): Evaluation {
  const { judge, changesAt } = prepare(definition.rule, 'rule', lead, journey)
  const later = changesAt.filter((at) => at > lead.leadAt && at <= lead.until)
  for (const at of [lead.leadAt, ...[...new Set(later)].sort((a, b) => a - b)]) {
    const why = judge(at)
    if (why.passed) return { metAt: at, why }
  }
  return { metAt: null, why: judge(Math.max(lead.leadAt, lead.until)) }
}

/** How a rule comes out at an instant, whenever the lead first met it. Its place in the document is `path`. */
export const judgeAt = (rule: Rule, path: string, lead: LeadFacts, journey: readonly Step[], at: number): Outcome =>
  prepare(rule, path, lead, journey).judge(at)

function prepare(rule: Rule, path: string, lead: LeadFacts, journey: readonly Step[]): Prepared {
  const common = { path, says: inWords(rule), points: null }
  if ('asks' in rule) {
    const { findAt, changesAt } = ask(rule, lead, journey)
    return { judge: (at) => ({ ...common, ...findAt(at), parts: [] }), changesAt }
  }
  const parts = membersOf(rule).map(([key, member]) => prepare(member, `${path}.${key}`, lead, journey))
  const judge = (at: number): Outcome => {
    const outcomes = parts.map((part) => part.judge(at))
    return { ...common, actual: null, ...join(rule, outcomes) }
  }
  return { judge, changesAt: parts.flatMap((part) => part.changesAt) }
}

/** The rules that a rule joins, each with its place in it. */
export function membersOf(rule: Joining): [key: string, member: Rule][] {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.map((member, i) => [`${rule.kind}.${i}`, member])
    case 'not':
      return [['not', rule.rule]]
    case 'score':
      return rule.of.map((member, i) => [`score.of.${i}`, member.rule])
  }
}

type Joining = Exclude<Rule, LeafRule>

function join(rule: Joining, parts: readonly Outcome[]): Partial<Outcome> & Pick<Outcome, 'passed' | 'parts'> {
  switch (rule.kind) {
    case 'all':
      return { passed: parts.every(({ passed }) => passed), parts }
    case 'any':
      return { passed: parts.some(({ passed }) => passed), parts }
    case 'not':
      return { passed: parts.every(({ passed }) => !passed), parts }
    case 'score': {
      const scored = parts.map((part, i) => {
        const of = rule.of[i]?.points ?? 0
        return { ...part, points: { earned: part.passed ? of : 0, of } }
      })
      const score = scored.reduce((total, { points }) => total + points.earned, 0)
      return { passed: score >= rule.threshold, actual: String(score), parts: scored }
    }
  }
}
