import type { WorkspaceId } from '@touchline/schema'
import { v5 } from 'uuid'

/**
 * What can become known, or be settled otherwise, in the order in which a change is explained: what was observed before
 * what is made of it.
 */
export const knowledgeParts = ['touchpoints', 'outcomes', 'corrections', 'persons', 'rules', 'definition'] as const
export type KnowledgePart = (typeof knowledgeParts)[number]

type KnowledgeTimes = { readonly [Part in KnowledgePart]: Date }

/** Until when each part of what is known counts. All the same: what was known at an instant. */
export type Knowledge = KnowledgeTimes & {
  /** Whether who a visitor is, is told by what is verified alone, as if no browser had claimed anything. */
  readonly withoutClaims: boolean
}

/** How many claims were left out, and of how many touchpoints nobody is known for that. */
export type LeftOut = { readonly claims: number; readonly touchpoints: number }

export const knowledgeAt = (at: Date, withoutClaims = false): Knowledge => ({
  ...timesBy(() => at),
  withoutClaims,
})

const timesBy = (timeOf: (part: KnowledgePart, i: number) => Date): KnowledgeTimes =>
  Object.fromEntries(knowledgeParts.map((part, i) => [part, timeOf(part, i)])) as KnowledgeTimes

/**
 * From what was known at `from` to what was known at `to`, one part after the other: one more than there are parts.
 *
 * @param isSame Parts that are alike at both times: the stage that would bring one is the stage before.
 */
export function stagesBetween(from: Date, to: Date, isSame: ReadonlySet<KnowledgePart> = new Set()): Knowledge[] {
  const last = knowledgeParts.findLastIndex((part) => !isSame.has(part)) + 1
  const stages: Knowledge[] = [knowledgeAt(from)]
  for (const [i, part] of knowledgeParts.entries()) {
    const before = stages[i] ?? knowledgeAt(from)
    const isLast = i + 1 === last
    stages.push(isSame.has(part) ? before : isLast ? knowledgeAt(to) : stageBetween(from, to, i + 1))
  }
  return stages
}

const stageBetween = (from: Date, to: Date, stage: number): Knowledge => ({
  ...timesBy((_, i) => (i < stage ? to : from)),
  withoutClaims: false,
})

/** The latest that counts of any part. */
export const latestOf = (known: Knowledge): Date =>
  new Date(Math.max(...knowledgeParts.map((part) => known[part].getTime())))

/** The earliest that counts of any part. */
export const earliestOf = (known: Knowledge): Date =>
  new Date(Math.min(...knowledgeParts.map((part) => known[part].getTime())))

const namespace = '3d2a7c0e-54c1-5b8e-9f1c-7a40c2d6e0b3'

/** The id under which stands what is derived of it. Never that of a workspace. */
export const knowledgeIdOf = (workspaceId: WorkspaceId, known: Knowledge): WorkspaceId =>
  v5(namesOf(workspaceId, known).join(' '), namespace) as WorkspaceId

const namesOf = (workspaceId: WorkspaceId, known: Knowledge): string[] => [
  workspaceId,
  ...knowledgeParts.map((part) => known[part].toISOString()),
  ...(known.withoutClaims ? ['without claims'] : []),
]
