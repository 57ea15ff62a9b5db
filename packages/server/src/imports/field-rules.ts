import type { ImportKind } from './fields.ts'

type Has = (...anyOf: string[]) => boolean
type Rule = { readonly broken: (has: Has) => boolean; readonly words: string }

/** What a mapping must have beside the fields that each row needs, and which fields exclude each other. */
const rules: Record<ImportKind, readonly Rule[]> = {
  leads: [],
  opportunities: [
    {
      broken: (has) => !has('outcome', 'wonAt', 'lostAt'),
      words: 'say how the opportunity ended: map outcome, or wonAt and lostAt',
    },
    {
      broken: (has) => has('outcome') && has('wonAt', 'lostAt'),
      words: 'outcome goes with closedAt, not with wonAt or lostAt',
    },
    {
      broken: (has) => has('closedAt') && !has('outcome'),
      words: 'closedAt goes with outcome: map outcome, or wonAt and lostAt instead',
    },
    { broken: (has) => has('currency') && !has('amount'), words: "currency is the amount's: map amount too" },
  ],
  stages: [],
  'contact-roles': [
    { broken: (has) => !has('leadId', 'email'), words: 'say whose part in the opportunity it is: map leadId or email' },
  ],
  accounts: [{ broken: (has) => !has('name', 'domain'), words: 'say what the account is: map name or domain' }],
  contacts: [{ broken: (has) => !has('leadId', 'email'), words: 'say who the contact is: map email or leadId' }],
  touchpoints: [
    {
      broken: (has) => !has('email', 'userId', 'leadId'),
      words: 'say whose the touchpoint is: map email, userId or leadId',
    },
  ],
  activities: [
    { broken: (has) => !has('email', 'leadId'), words: 'say with whom the activity was: map leadId or email' },
  ],
  spend: [
    {
      broken: (has) => !has('channel', 'source', 'medium'),
      words: 'say what it was spent on: map channel, or source and medium',
    },
  ],
}

/** Which rules of `kind` a mapping of these fields breaks. */
export function fieldRules(kind: ImportKind, mapped: ReadonlySet<string>): string[] {
  const has: Has = (...anyOf) => anyOf.some((name) => mapped.has(name))
  return rules[kind].filter(({ broken }) => broken(has)).map(({ words }) => words)
}
