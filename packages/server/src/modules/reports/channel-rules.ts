import { type ChannelRule, ChannelRules, channelFacts, channelRules } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import { problemsOf } from '../../lib/document-problems.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** A rule as it is answered: its facts as a list. */
export type AnsweredRule = {
  readonly channel: string
  readonly when: readonly { readonly fact: string; readonly patterns: readonly string[] }[]
  readonly isOwn: boolean
}

/** All rules that hold in a workspace, in the order in which they are asked. */
export const rulesInForce = ({ settings }: Workspace): AnsweredRule[] => [
  ...(settings.channelRules ?? []).map(answered(true)),
  ...channelRules.map(answered(false)),
]

const answered =
  (isOwn: boolean) =>
  ({ channel, when }: ChannelRule): AnsweredRule => ({
    channel,
    when: Object.entries(when).map(([fact, patterns]) => ({ fact, patterns })),
    isOwn,
  })

/** @throws AppError `INPUT_INVALID`, naming every mistake with its place. */
export function readRules(rules: readonly unknown[]): ChannelRule[] {
  const parsed = ChannelRules.safeParse(withoutNulls(rules), { reportInput: true })
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error, () => channelFacts)
  const inWords = problems.map(({ path, words }) => `${['rules', ...path].join('.')}: ${words}`)
  throw new AppError('INPUT_INVALID', inWords.join('\n'))
}

/** GraphQL takes null for what is left out. */
const withoutNulls = (rules: readonly unknown[]): unknown =>
  JSON.parse(JSON.stringify(rules, (_, value: unknown) => value ?? undefined))
