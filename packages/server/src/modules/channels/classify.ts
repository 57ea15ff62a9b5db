import { type ChannelFact, type ChannelRule, channelRules, unassigned } from '@touchline/schema'

/** What is known of a touchpoint, for the rules to ask about. In lower case; null where it isn't known. */
export type ChannelFacts = Partial<Record<ChannelFact, string | null>>

type Rule = { readonly channel: string; readonly tests: readonly (readonly [ChannelFact, RegExp])[] }

const compile = ({ channel, when }: ChannelRule): Rule => ({
  channel,
  tests: Object.entries(when).map(([fact, pattern]) => [fact as ChannelFact, new RegExp(`^(?:${pattern})$`)] as const),
})

const rules = channelRules.map(compile)

/** The channel that a touchpoint came through: that of the first rule that holds. Total: what no rule knows is `(unassigned)`. */
export function classify(facts: ChannelFacts): string {
  const holds = ({ tests }: Rule): boolean => tests.every(([fact, pattern]) => pattern.test(facts[fact] ?? ''))
  return rules.find(holds)?.channel ?? unassigned
}

/** Every channel that a rule can give, in the order of the rules. */
export const knownChannels: readonly string[] = [...new Set(channelRules.map(({ channel }) => channel))]
