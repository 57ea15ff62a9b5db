import type { Rule, ScoredRule } from './rule-types.ts'

type Contradiction = { readonly path: readonly PropertyKey[]; readonly words: string }

/** What is wrong with a rule whose parts are each right: that every lead would meet it, or that none could. */
export function contradictionsOf(rule: Rule): Contradiction[] {
  if ('asks' in rule) return []
  switch (rule.kind) {
    case 'all':
      return [...opposites(rule.rules, 'all', 'no lead can meet both'), ...disjoint(rule.rules)]
    case 'any':
      return opposites(rule.rules, 'any', 'every lead meets one of them')
    case 'score':
      return unreachable(rule.threshold, rule.of)
    case 'not':
      return []
  }
}

/** Members of which one is what another denies. Members of an `all` within an `all` count as its own. */
function opposites(rules: readonly Rule[], kind: 'all' | 'any', why: string): Contradiction[] {
  const members = rules.flatMap((rule, i) =>
    flattened(rule, kind).map((member) => ({ i, said: fingerprint(member), denied: fingerprint(denialOf(member)) })),
  )
  return members.flatMap(({ i, denied }) => {
    const other = members.find((member) => member.i < i && member.said === denied)
    return other ? [{ path: [kind, i], words: `says the opposite of ${kind}.${other.i}: ${why}` }] : []
  })
}

const flattened = (rule: Rule, kind: 'all' | 'any'): readonly Rule[] =>
  rule.kind === kind ? rule.rules.flatMap((member) => flattened(member, kind)) : [plain(rule)]

/** Without a `not` where it can be said without one. */
function plain(rule: Rule): Rule {
  if (rule.kind !== 'not') return rule
  const { rule: denied } = rule
  if (denied.kind === 'not') return plain(denied.rule)
  return denied.kind === 'hasEmail' || denied.kind === 'inCrm' ? { ...denied, asks: !denied.asks } : rule
}

const denialOf = (rule: Rule): Rule => plain({ kind: 'not', rule })

/** The same for rules that say the same, in whatever order of keys. */
const fingerprint = (rule: Rule): string =>
  JSON.stringify(rule, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

const single = ['crmSource', 'crmStage', 'owner', 'channel'] as const

/** Members that want a fact with one value to have two. */
function disjoint(rules: readonly Rule[]): Contradiction[] {
  return single.flatMap((kind) => {
    let left: ReadonlySet<string> | undefined
    return rules.flatMap((rule, i): Contradiction[] => {
      if (rule.kind !== kind) return []
      const wanted = new Set(rule.asks.map((text) => text.toLowerCase()))
      left = left ? new Set([...left].filter((text) => wanted.has(text))) : wanted
      return left.size === 0
        ? [{ path: ['all', i, kind], words: `allows nothing that the others do: a lead has one ${kind}` }]
        : []
    })
  })
}

function unreachable(threshold: number, of: readonly ScoredRule[]): Contradiction[] {
  const sum = (keep: (points: number) => boolean): number =>
    of.reduce((total, { points }) => (keep(points) ? total + points : total), 0)
  const [most, least] = [sum((points) => points > 0), sum((points) => points < 0)]
  const path = ['score', 'threshold']
  if (threshold > most)
    return [{ path, words: `${threshold} is more than all points together, ${most}: no lead can reach it` }]
  if (threshold <= least)
    return [{ path, words: `${threshold} is reached by every lead: the least that points can add up to is ${least}` }]
  return []
}
