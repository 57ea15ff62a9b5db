import { z } from 'zod'
import { contradictionsOf } from './rule-contradictions.ts'
import { leaves } from './rule-parts.ts'
import type { LeafRule, Leaves, Rule, ScoredRule } from './rule-types.ts'

const leafKeys = Object.keys(leaves) as (keyof Leaves)[]
const combinators = ['all', 'any', 'not', 'score'] as const
/** What a rule can say: exactly one of these. */
export const ruleKeys: readonly string[] = [...combinators, ...leafKeys]

const Points = z.number('must be a number').min(-1_000_000).max(1_000_000)

/** Rules within rules: read when they are met, as they are not defined before. */
const rules = (empty: string) =>
  z
    .array(
      z.lazy(() => ruleSchema),
      'must be a list of rules',
    )
    .min(1, empty)
const scored = z.lazy(() => scoredSchema)

const combined = {
  all: rules('is empty: every lead would meet it').optional(),
  any: rules('is empty: no lead could meet it').optional(),
  not: z.lazy(() => ruleSchema).optional(),
  score: z
    .strictObject(
      { threshold: Points, of: z.array(scored, 'must be a list of rules with points').min(1, 'is empty') },
      { error: ({ code }) => (code === 'invalid_type' ? 'must be a map with threshold and of' : undefined) },
    )
    .optional(),
}

const asked = z.object(leaves).partial().shape
const said = { ...combined, ...asked }
const notMap = {
  error: ({ code }: { code: string }) =>
    code === 'invalid_type' ? 'must be a rule: a map such as { hasEmail: true }' : undefined,
}

const Said = z.strictObject(said, notMap)
type Said = z.output<typeof Said>

/** One rule, as the file says it. */
export const ruleSchema: z.ZodType<Rule> = Said.superRefine(sayOne).transform(toRule).superRefine(makeSense)

const scoredSchema: z.ZodType<ScoredRule> = z
  .strictObject({ ...said, points: Points }, notMap)
  .superRefine(({ points: _, ...rest }, context) => sayOne(rest, context))
  .transform(({ points, ...rest }) => ({ points, rule: toRule(rest) }))
  .superRefine(({ rule }, context) => makeSense(rule, context))

/** A rule that says what nobody knows was told so already. */
function sayOne(rule: Said, { addIssue, issues }: z.core.$RefinementCtx): void {
  const keys = ruleKeys.filter((key) => rule[key as keyof Said] !== undefined)
  if (keys.length === 0 && issues.length === 0) addIssue(`says nothing: give one of ${ruleKeys.join(', ')}`)
  if (keys.length > 1) addIssue(`says ${keys.join(' and ')}: one each, joined by all or any`)
}

function makeSense(rule: Rule, { addIssue }: z.core.$RefinementCtx): void {
  for (const { path, words } of contradictionsOf(rule)) addIssue({ code: 'custom', path: [...path], message: words })
}

/** Only a rule that says one thing gets here. */
function toRule(rule: Said): Rule {
  if (rule.all) return { kind: 'all', rules: rule.all }
  if (rule.any) return { kind: 'any', rules: rule.any }
  if (rule.not) return { kind: 'not', rule: rule.not }
  if (rule.score) return { kind: 'score', ...rule.score }
  const kind = leafKeys.find((key) => rule[key] !== undefined)
  return { kind, asks: kind && rule[kind] } as LeafRule
}
