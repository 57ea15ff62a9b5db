import { type ChannelFact, type ChannelRule, channelRules, none, unassigned } from '@touchline/schema'
import type { Workspace } from '../workspaces/workspace.ts'
import { fitsOneOf, plain } from './pattern.ts'
import { sourceCategory } from './source-category.ts'

/** A fact that touchpoints and leads have: categories are found by them. */
export type KnownFact = Exclude<ChannelFact, 'sourceCategory' | 'referrerCategory'>

/** What is known of a touchpoint, for the rules to ask about. Null where it isn't known. */
export type ChannelFacts = Partial<Record<KnownFact, string | null>>

/** Gives what is known of a touchpoint its channel. Total: what no rule knows is `(unassigned)`. */
export type Classify = (facts: ChannelFacts) => string

type Rule = {
  readonly channel: string
  readonly tests: readonly (readonly [ChannelFact, ReturnType<typeof fitsOneOf>])[]
}

/** A workspace's ordered channel rules, ready to be asked. */
export type ChannelPolicy = {
  readonly classify: Classify
  /** Every channel that a rule can give: the workspace's own first. */
  readonly channels: readonly string[]
  /** What the rules ask about. All else leaves the channel as it is. */
  readonly asks: readonly KnownFact[]
}

/** The policy of a workspace: its own rules, then those that every workspace has. */
export const policyOf = ({ settings }: Pick<Workspace, 'settings'>): ChannelPolicy =>
  channelPolicy(settings.channelRules ?? [])

/**
 * First match wins.
 *
 * @param workspaceRules Asked, in their order, before the rules that every workspace has.
 */
export function channelPolicy(workspaceRules: readonly ChannelRule[]): ChannelPolicy {
  const rules = [...workspaceRules.map(compile), ...defaults]
  return {
    classify: (facts) => {
      const known = knownFacts(facts)
      return rules.find(({ tests }) => tests.every(([fact, fits]) => fits(known(fact))))?.channel ?? unassigned
    },
    channels: [...new Set(rules.map(({ channel }) => channel))],
    asks: [...new Set(rules.flatMap(({ tests }) => tests.map(([fact]) => knownBy(fact))))],
  }
}

const compile = ({ channel, when }: ChannelRule): Rule => ({
  channel,
  tests: Object.entries(when).map(([fact, patterns]) => [fact as ChannelFact, fitsOneOf(patterns)] as const),
})

const defaults = channelRules.map(compile)

/** Each fact is made ready for comparing once, when the first rule asks. */
function knownFacts(facts: ChannelFacts): (fact: ChannelFact) => string | null {
  const asked = new Map<ChannelFact, string | null>()
  return (fact) => {
    const before = asked.get(fact)
    if (before !== undefined) return before
    const text = textOf(facts, fact)
    const comparable = text && text !== none ? plain(text) : null
    asked.set(fact, comparable)
    return comparable
  }
}

const knownBy = (fact: ChannelFact): KnownFact => {
  if (fact === 'sourceCategory') return 'source'
  return fact === 'referrerCategory' ? 'referrerHost' : fact
}

function textOf(facts: ChannelFacts, fact: ChannelFact): string | null | undefined {
  const known = facts[knownBy(fact)]
  return known && knownBy(fact) !== fact ? sourceCategory(known.toLowerCase()) : known
}
