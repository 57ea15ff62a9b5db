import { AppError } from '../errors.ts'
import { type Read, type ReportLoaders, reportLoaders } from '../modules/reports/reports.loaders.ts'
import { knowledgeAt } from '../modules/workspaces/knowledge.ts'
import type { KeyRole } from '../modules/workspaces/permissions.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import type { Decide } from './decide.ts'
import type { Knowing } from './knowing.ts'
import type { Past } from './past.ts'
import type { RateLimit } from './request-rate.ts'
import type { View } from './view.ts'

/** What resolvers of one request share. */
export type Context = {
  /** The workspace that the request's key opens. */
  readonly workspace: Workspace
  /** As whom the key asks: `permissionsOf` says what that allows. */
  readonly roles: readonly KeyRole[]
  /** What the key may still ask. */
  readonly rate: RateLimit
  /** Runs a query in the request's one snapshot, as the reader of that workspace. Queries take turns. */
  readonly read: Read
  readonly loaders: ReportLoaders
  readonly view: ViewOf
  readonly knowing: Pick<Knowing, 'during' | 'request'>
  readonly decide: Decide
  /** When the request came in. Every range that moves with the calendar is seen from here. */
  readonly now: Date
  /** Told of what went wrong inside, with all its detail: for the log, never for the caller. */
  readonly onFault: (fault: Error) => void
}

/** Of which time something is asked: of now, where of none, or of one that is still to come. */
type Times = {
  readonly asOf?: Date | null | undefined
  readonly knowledgeAt?: Date | null | undefined
  /** Of an earlier time: without what browsers claim. */
  readonly withoutClaims?: boolean | undefined
}

/** @throws AppError `INPUT_INVALID` for two times that aren't the same and for claims to be left out of now, and whatever looking back throws. */
export type ViewOf = (times: Times) => Promise<View>

/** Where to look at the present, and at what was known before it. */
export const viewsOf =
  (present: View, { readAsOf }: Pick<Past, 'readAsOf'>, { recall }: Pick<Knowing, 'recall'>): ViewOf =>
  async ({ asOf, knowledgeAt: known, withoutClaims = false }) => {
    const isPast = (instant: Date | null | undefined): instant is Date =>
      instant instanceof Date && instant.getTime() < present.now.getTime()
    if (known && asOf && asOf.getTime() !== known.getTime()) {
      const both = `asOf is ${asOf.toISOString()} and knowledgeAt ${known.toISOString()}`
      throw new AppError('INPUT_INVALID', `${both}: leave asOf out, what was known at knowledgeAt is told as of then`)
    }
    if (isPast(known)) return recall(knowledgeAt(known, withoutClaims))
    if (withoutClaims) {
      const problem = 'withoutClaims is given without an earlier knowledgeAt'
      const remedy =
        'have an instant derived by deriveKnowledge(input: { at, withoutClaims: true }), and give that as knowledgeAt'
      throw new AppError('INPUT_INVALID', `${problem}: ${remedy}`)
    }
    return isPast(asOf) ? { ...present, read: readAsOf(asOf), now: asOf } : present
  }

type Parts = Omit<Context, 'loaders' | 'view' | 'knowing'> & {
  readonly past: Pick<Past, 'readAsOf'>
  readonly knowing: Knowing
}

export const createContext = ({ past, ...parts }: Parts): Context => ({
  ...parts,
  view: viewsOf(parts, past, parts.knowing),
  loaders: reportLoaders(parts.read, parts.workspace.id),
})
