import type { Read } from '../modules/reports/reports.loaders.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/** A workspace as it is known at an instant, and which that is. */
export type View = {
  readonly read: Read
  /** The instant: every range that moves with the calendar is seen from there. */
  readonly now: Date
  readonly workspace: Workspace
}
