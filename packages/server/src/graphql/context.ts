import { type Read, type ReportLoaders, reportLoaders } from '../modules/reports/reports.loaders.ts'
import type { KeyRole } from '../modules/workspaces/permissions.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import type { Decide } from './decide.ts'
import type { Past } from './past.ts'
import type { RateLimit } from './request-rate.ts'

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
  readonly asOf: AsOf
  readonly decide: Decide
  /** When the request came in. Every range that moves with the calendar is seen from here. */
  readonly now: Date
  /** Told of what went wrong inside, with all its detail: for the log, never for the caller. */
  readonly onFault: (fault: Error) => void
}

/** What is known at an instant, and which that is. */
export type View = {
  readonly read: Read
  /** The instant: every range that moves with the calendar is seen from there. */
  readonly now: Date
}

/** What was known at an instant; what is known now, where none is given or it is still to come. */
export type AsOf = (instant: Date | null | undefined) => View

export const asOfIn =
  (present: View, { readAsOf }: Pick<Past, 'readAsOf'>): AsOf =>
  (instant) =>
    instant && instant.getTime() < present.now.getTime() ? { read: readAsOf(instant), now: instant } : present

type Parts = Omit<Context, 'loaders' | 'asOf'> & { readonly past: Pick<Past, 'readAsOf'> }

export const createContext = ({ past, ...parts }: Parts): Context => ({
  ...parts,
  asOf: asOfIn(parts, past),
  loaders: reportLoaders(parts.read, parts.workspace.id),
})
