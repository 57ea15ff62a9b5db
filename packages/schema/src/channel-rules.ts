import { z } from 'zod'
import { type ChannelFact, type ChannelRule, channelFacts } from './channels.ts'
import { mapOf } from './map-of.ts'
import { sourceCategories } from './source-hosts.ts'

const listOf = <Item extends z.ZodType<string>>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(item, 'must be a text, or a list of texts').min(1, 'is empty: nothing fits it').max(1_000),
  )

const Pattern = z.string('must be text, in quotes where it is a number').trim().min(1, 'is empty').max(512)

/** Categories are few, so that a wrong one is a mistake. Capitals don't matter. */
const Category = z.preprocess(
  (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  z.enum(['(NONE)', ...sourceCategories]),
)

const patternsOf = (fact: ChannelFact) => listOf(fact.endsWith('Category') ? Category : Pattern).optional()

const when = Object.fromEntries(channelFacts.map((fact) => [fact, patternsOf(fact)])) as Record<
  ChannelFact,
  ReturnType<typeof patternsOf>
>

const rule = {
  channel: z
    .string('must name the channel')
    .trim()
    .min(1, 'is empty')
    .max(100, 'is longer than 100 characters')
    .refine((name) => !name.startsWith('('), 'begins with "(", as only the rows that stand for no channel do'),
  when: z
    .strictObject(when, mapOf(when))
    .refine((facts) => Object.keys(facts).length > 0, "asks about nothing: for everything, say kind: '*'"),
}

/** What each rule may say, and what its `when` may ask about. */
export const channelRuleKeys = Object.keys(rule)

const ChannelRuleDocument = z.strictObject(rule, mapOf(rule)).transform((told) => told as ChannelRule)

/** A workspace's own channel rules: asked in this order, before those that every workspace has. */
export const ChannelRules = z.array(ChannelRuleDocument, 'must be a list of rules').max(500, 'are more than 500 rules')
