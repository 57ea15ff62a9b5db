import { type Read, type ReportLoaders, reportLoaders } from '../modules/reports/reports.loaders.ts'
import type { KeyRole } from '../modules/workspaces/permissions.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
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
  /** When the request came in. Every range that moves with the calendar is seen from here. */
  readonly now: Date
  /** Told of what went wrong inside, with all its detail: for the log, never for the caller. */
  readonly onFault: (fault: Error) => void
}

export const createContext = (parts: Omit<Context, 'loaders'>): Context => ({
  ...parts,
  loaders: reportLoaders(parts.read, parts.workspace.id),
})
