import {
  type ChannelRule,
  isLongEnough,
  leastRetentionDays,
  Settings,
  type SettingsInput,
  type WorkspaceId,
} from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { channelPolicy } from '../modules/channels/classify.ts'
import { changeBasics, hasAmounts, settledSettings, storeSettings } from '../modules/workspaces/settings.queries.ts'
import {
  changesChannels,
  changesDerived,
  type SettingsChange,
  settingsChanges,
} from '../modules/workspaces/settings-changes.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import {
  basicsOf,
  settingsAfter,
  type WrittenSettings,
  writtenSettings,
} from '../modules/workspaces/written-settings.ts'
import { holdWorkspace, rebuildLocked } from './hold-workspace.ts'
import { type Reclassification, reclassify } from './reclassify.ts'
import { reclassifySpend } from './spend-channels.queries.ts'

export type ApplyOptions = {
  readonly now: Date
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean | undefined
  /** Told how many entries of the queue are left, and of how many, where everything is derived again. */
  readonly onProgress: (left: number, total: number) => void
}

export type AppliedSettings = {
  readonly changes: readonly SettingsChange[]
  /** Whether what is derived depends on any of that. */
  readonly rebuilds: boolean
  /** What moves to other channels, and waits to be derived again. Null where no rule changed, or all is derived again. */
  readonly reclassified: Reclassification | null
  /** How many amounts of spend count in another channel now. */
  readonly movedSpend: number
}

/**
 * Settles on what `document` says. What is derived of it is derived again in the same transaction: reports show the old
 * settings with the old numbers, until they show the new ones with the new. Other channel rules alone leave most of it as
 * it is: what they move is put on the backlog of the pipeline.
 *
 * @param db Of the owner role: no other may change a workspace.
 * @throws AppError `CURRENCY_IN_USE` or `RETENTION_TOO_SHORT`
 */
export const applySettings = (
  db: Db,
  workspaceId: WorkspaceId,
  document: WrittenSettings,
  { now, dryRun = false, onProgress }: ApplyOptions,
): Promise<AppliedSettings> =>
  db.transaction().execute(async (trx) => {
    if (!dryRun) await holdWorkspace(trx, workspaceId)
    const held = await requireWorkspace(trx, workspaceId)
    const before = await settledSettings(trx, workspaceId)
    const { basics, settled } = settingsAfter(held, before, document)
    const changes = settingsChanges(writtenSettings(held, before), writtenSettings(basics, settled))
    const rebuilds = changesDerived(changes)
    refuseShortRetention(Settings.parse(settled), basics.lookbackDays)
    if (basics.currency !== held.currency) await refuseOtherCurrency(trx, held, basics.currency)
    const reclassified =
      changesChannels(changes) && !rebuilds ? await reclassify(trx, workspaceId, rulesOf(settled), dryRun) : null
    const movedSpend = changesChannels(changes)
      ? await reclassifySpend(trx, workspaceId, channelPolicy(rulesOf(settled)).classify, dryRun)
      : 0
    if (dryRun || changes.length === 0) return { changes, rebuilds, reclassified, movedSpend }
    await changeBasics(trx, workspaceId, basics)
    await storeSettings(trx, workspaceId, settled, now, { were: basicsOf(held), are: basicsOf(basics) })
    if (rebuilds) await rebuildLocked(trx, workspaceId, onProgress)
    return { changes, rebuilds, reclassified, movedSpend }
  })

/** A lead that is judged may have begun a look-back earlier. */
function refuseShortRetention({ retention }: Settings, lookbackDays: number): void {
  if (!retention || isLongEnough(retention, lookbackDays)) return
  const least = leastRetentionDays(lookbackDays)
  throw new AppError(
    'RETENTION_TOO_SHORT',
    `retention: ${retention.count} ${retention.unit} are fewer than ${least} days, the least with lookbackDays: ${lookbackDays}`,
  )
}

const rulesOf = (settled: SettingsInput): readonly ChannelRule[] => Settings.parse(settled).channelRules ?? []

async function requireWorkspace(db: Db, workspaceId: WorkspaceId): Promise<Workspace> {
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace) throw new AppError('WORKSPACE_UNKNOWN', `There is no workspace ${workspaceId}`)
  return workspace
}

async function refuseOtherCurrency(db: Db, { id, currency }: Workspace, other: string): Promise<void> {
  if (!(await hasAmounts(db, id))) return
  const problem = `currency: amounts are stored in ${currency}: they can't become ${other} by being called so`
  throw new AppError('CURRENCY_IN_USE', problem)
}
