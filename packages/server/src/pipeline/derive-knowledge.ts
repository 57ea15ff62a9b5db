import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { decisionsOn } from '../modules/identity/decisions.queries.ts'
import { uncut } from '../modules/identity/decisions.ts'
import { heldMerges } from '../modules/identity/held-merges.ts'
import { type TimedVersion, versionsKnownBy, withoutCorrections } from '../modules/outcomes/known-by.ts'
import type { VersionsOfRecord } from '../modules/outcomes/known-records.queries.ts'
import { workspaceAt } from '../modules/workspaces/knowledge.queries.ts'
import {
  earliestOf,
  type Knowledge,
  knowledgeAt,
  knowledgeIdOf,
  type LeftOut,
} from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deriveAnew } from './hold-workspace.ts'
import { keepKnowledge } from './keep-knowledge.queries.ts'
import { countLeftOut, forgetClaims, leaveOutClaims } from './leave-out-claims.queries.ts'
import { derivedTables, queueTables } from './queue.queries.ts'
import {
  cutLinks,
  forgetRecalled,
  linksOf,
  personsUnder,
  recallDecisions,
  recallEvents,
} from './recall-inputs.queries.ts'
import { recallRecords } from './recall-records.ts'
import { shadow } from './shadow.queries.ts'

/** Told how many entries of the queue are left, and of how many; it may throw to stop. */
type OnProgress = (left: number, total: number) => void

/**
 * Derives what a workspace knew at an earlier time, from the inputs that were known and by what was settled then, with the one
 * engine: into temporary tables, and from there under the id that `knowledgeIdOf` gives it, where nothing of it was before.
 *
 * @param db Of role `derive`, in a transaction of its own. Where people who have been merged since are to be left apart, what was
 *   known at both times is there already.
 * @returns What was left out, where claims are; null where they count.
 */
export async function deriveKnowledge(
  db: DeriveDb,
  workspace: Workspace,
  known: Knowledge,
  onProgress: OnProgress = () => {},
): Promise<LeftOut | null> {
  const { id } = workspace
  await recallEvents(db, id, known.touchpoints)
  if (known.withoutClaims) await leaveOutClaims(db)
  await recallRecords(db, id, {
    since: earliestOf(known),
    butOf: [],
    knownOf: knownRecord(known, workspace.timeZone),
    mayGoOn: () => {},
  })
  await recallDecisions(db, id, known.persons)
  await cutLinks(db, id, await mergesToHold(db, id, known))
  const settled = await workspaceAt(db, workspace, known)
  for (const table of [...derivedTables, ...queueTables]) await shadow(db, table)
  await deriveAnew(db, settled, onProgress, onProgress)
  await keepKnowledge(db, settled, known)
  const leftOut = known.withoutClaims ? await countLeftOut(db) : null
  await forgetRecalled(db)
  if (known.withoutClaims) await forgetClaims(db)
  return leftOut
}

const knownRecord =
  ({ outcomes, corrections }: Knowledge, zone: string) =>
  ({ object, versions }: VersionsOfRecord): readonly TimedVersion[] => {
    const knownBy = (at: Date): TimedVersion[] => versionsKnownBy(object, versions, at.getTime(), zone)
    return outcomes > corrections
      ? withoutCorrections(object, knownBy(corrections), knownBy(outcomes), zone)
      : knownBy(corrections)
  }

/** Links between people who were known apart, and are to stay so although what links them counts already. */
async function mergesToHold(db: DeriveDb, id: WorkspaceId, known: Knowledge) {
  const { persons, touchpoints } = known
  if (persons >= touchpoints) return []
  const links = await linksOf(db, knowledgeIdOf(id, knowledgeAt(touchpoints)))
  const keys = [...new Set(links.flatMap(({ key, otherKey }) => [key, otherKey]))]
  const counting = uncut(links, await decisionsOn(db, id, keys))
  return heldMerges(counting, await personsUnder(db, knowledgeIdOf(id, knowledgeAt(persons))))
}
