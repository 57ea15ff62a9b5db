import { Settings, type SettingsInput, type WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db, DeriveDb } from '../../db/database.ts'
import {
  type Knowledge,
  type KnowledgePart,
  knowledgeAt,
  knowledgeIdOf,
  knowledgeParts,
  type LeftOut,
  stagesBetween,
} from './knowledge.ts'
import type { Workspace } from './workspace.ts'
import { type Basics, basicsOf } from './written-settings.ts'

/** How far it is with what was known at an earlier time. */
export type KnowledgeState = {
  readonly id: WorkspaceId
  readonly known: Knowledge
  readonly requestedAt: Date
  readonly status: 'QUEUED' | 'DERIVING' | 'READY' | 'FAILED'
  /** Streams and records that are derived, and of how many: null until they are counted. */
  readonly done: number
  readonly total: number | null
  readonly derivedAt: Date | null
  /** Null where claims count, and until it is READY. */
  readonly leftOut: LeftOut | null
  readonly problem: string | null
}

type Row = Omit<KnowledgeState, 'known' | 'leftOut'> &
  Knowledge & { readonly claimsLeftOut: number | null; readonly touchpointsUntied: number | null }

const columns = sql`knowledge_id as id, ${sql.join(knowledgeParts.map((part) => sql`${sql.ref(`${part}_at`)} as ${sql.ref(part)}`))},
  without_claims as "withoutClaims", requested_at as "requestedAt", status, done, total, derived_at as "derivedAt", problem,
  claims_left_out as "claimsLeftOut", touchpoints_untied as "touchpointsUntied"`

function stateOf({ claimsLeftOut, touchpointsUntied, ...row }: Row): KnowledgeState {
  const { id, requestedAt, status, done, total, derivedAt, problem, ...known } = row
  const isLeftOut = claimsLeftOut !== null && touchpointsUntied !== null
  const leftOut = isLeftOut ? { claims: claimsLeftOut, touchpoints: touchpointsUntied } : null
  return { id, known, requestedAt, status, done, total, derivedAt, leftOut, problem }
}

async function select(db: Db, which: RawBuilder<unknown>): Promise<KnowledgeState[]> {
  const { rows } = await sql<Row>`select ${columns} from knowledge where ${which}`.execute(db)
  return rows.map(stateOf)
}

/** All that was asked for of a workspace, the latest first. */
export const listKnowledge = (db: Db, workspaceId: WorkspaceId): Promise<KnowledgeState[]> =>
  select(db, sql`workspace_id = ${workspaceId} order by requested_at desc, knowledge_id`)

/** How far it is with some of it: nothing of what nobody has asked for. */
export async function findKnowledge(
  db: Db,
  workspaceId: WorkspaceId,
  known: readonly Knowledge[],
): Promise<Map<WorkspaceId, KnowledgeState>> {
  const ids = known.map((each) => knowledgeIdOf(workspaceId, each))
  const found = await select(db, sql`workspace_id = ${workspaceId} and knowledge_id = any(${ids}::uuid[])`)
  return new Map(found.map((state) => [state.id, state]))
}

/**
 * Has it derived: what is asked for anew waits its turn, in this order. What failed is tried again.
 *
 * @param again Also what is derived already.
 */
export async function requestKnowledge(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  known: readonly Knowledge[],
  { now, again = false }: { readonly now: Date; readonly again?: boolean },
): Promise<void> {
  const distinct = new Map(known.map((each) => [knowledgeIdOf(workspaceId, each), each]))
  const overdone = again ? ['FAILED', 'READY'] : ['FAILED']
  for (const [i, [id, each]] of [...distinct].entries()) {
    // They are derived in the order in which they were asked for.
    const at = new Date(now.getTime() + i)
    await sql`
      insert into knowledge (workspace_id, knowledge_id, without_claims, requested_at, status,
        ${sql.join(knowledgeParts.map((part) => sql.ref(`${part}_at`)))})
      values (${workspaceId}, ${id}, ${each.withoutClaims}, ${at}, 'QUEUED', ${sql.join(knowledgeParts.map((part) => sql`${each[part]}`))})
      on conflict (workspace_id, knowledge_id) do update
      set status = 'QUEUED', requested_at = excluded.requested_at, problem = null, done = 0, total = null
      where knowledge.status = any(${overdone}::text[])`.execute(db)
  }
}

/** What was asked for and is not derived yet. */
export type AwaitedKnowledge = Pick<KnowledgeState, 'id' | 'known'> & { readonly workspaceId: WorkspaceId }

/** All of it, of every workspace, in the order in which it was asked for. */
export async function awaitedKnowledge(db: DeriveDb): Promise<AwaitedKnowledge[]> {
  const { rows } = await sql<Row & { workspaceId: WorkspaceId }>`
    select workspace_id as "workspaceId", ${columns} from knowledge where ${isWaiting} order by requested_at, knowledge_id`.execute(
    db,
  )
  return rows.map(({ workspaceId, ...row }) => ({ workspaceId, id: row.id, known: stateOf(row).known }))
}

const isWaiting = sql`status in ('QUEUED', 'DERIVING')`

/** Whether it is still to be derived. */
export async function isAwaited(db: DeriveDb, workspaceId: WorkspaceId, id: WorkspaceId): Promise<boolean> {
  return (await select(db, sql`workspace_id = ${workspaceId} and knowledge_id = ${id} and ${isWaiting}`)).length > 0
}

/** Forgets that it was asked for. */
export async function dropKnowledge(db: DeriveDb, workspaceId: WorkspaceId, id: WorkspaceId): Promise<void> {
  await db.deleteFrom('knowledge').where('workspace_id', '=', workspaceId).where('knowledge_id', '=', id).execute()
}

/** How many times of a workspace wait to be derived. */
export async function countAwaited(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ awaited: number }>`
    select count(*) as awaited from knowledge
    where workspace_id = ${workspaceId} and ${isWaiting}`.execute(db)
  return rows[0]?.awaited ?? 0
}

/** Says how far it is. */
export async function noteKnowledge(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  id: WorkspaceId,
  state: Partial<Pick<KnowledgeState, 'status' | 'done' | 'total' | 'derivedAt' | 'leftOut' | 'problem'>>,
): Promise<void> {
  const { derivedAt, leftOut, ...rest } = state
  await db
    .updateTable('knowledge')
    .set({
      ...rest,
      ...(derivedAt !== undefined && { derived_at: derivedAt }),
      ...(leftOut && { claims_left_out: leftOut.claims, touchpoints_untied: leftOut.touchpoints }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('knowledge_id', '=', id)
    .execute()
}

/** Which of rules and definition are alike at two times. */
export async function samePartsOf(db: Db, workspace: Workspace, from: Date, to: Date): Promise<Set<KnowledgePart>> {
  const asText = async (rules: Date, definition: Date): Promise<string> => {
    const { settings, ...basics } = await workspaceAt(db, workspace, { rules, definition })
    return JSON.stringify([basicsOf(basics), Object.entries(settings).sort()])
  }
  const before = await asText(from, from)
  const same = new Set<KnowledgePart>()
  if (before === (await asText(to, from))) same.add('rules')
  if (before === (await asText(from, to))) same.add('definition')
  return same
}

/**
 * All that explaining a change takes, each once, in the order in which it can be derived: both ends first, as what lies between
 * is derived from what was known at them.
 */
export async function knowledgeBetween(db: Db, workspace: Workspace, from: Date, to: Date): Promise<Knowledge[]> {
  const stages = stagesBetween(from, to, await samePartsOf(db, workspace, from, to))
  const all = [knowledgeAt(from), knowledgeAt(to), ...stages]
  return [...new Map(all.map((known) => [knowledgeIdOf(workspace.id, known), known])).values()]
}

/** What both teams agreed on; everything else that is settled is a rule. */
const agreements: readonly string[] = ['stages', 'businessHours', 'sla']

type Version = {
  readonly at: Date
  /** Of the workspace. */
  readonly createdAt: Date
  readonly settings: SettingsInput
  readonly basics: Basics | null
  readonly were: Basics | null
}

/**
 * A workspace as it was settled then: its rules at one instant, its agreements at another. Of the time before there was the
 * workspace, whose history was told later, as it was settled first.
 */
export async function workspaceAt(
  db: Db,
  workspace: Workspace,
  { rules, definition }: Pick<Knowledge, 'rules' | 'definition'>,
): Promise<Workspace> {
  const { rows } = await sql<Version>`
    select s.recorded_at as at, s.settings, s.basics, s.basics_were as were, w.created_at as "createdAt"
    from workspace w join workspace_settings s using (workspace_id)
    where w.workspace_id = ${workspace.id} order by s.version`.execute(db)
  const [first] = rows
  const inForce = (at: Date): Date => (first && at < first.createdAt && at < first.at ? first.at : at)
  const isAgreement = ([name]: readonly [string, unknown]): boolean => agreements.includes(name)
  const settled = Object.fromEntries([
    ...Object.entries(settingsBy(rows, inForce(rules))).filter((section) => !isAgreement(section)),
    ...Object.entries(settingsBy(rows, inForce(definition))).filter(isAgreement),
  ])
  return { ...workspace, ...(basicsBy(rows, inForce(rules)) ?? basicsOf(workspace)), settings: Settings.parse(settled) }
}

const settingsBy = (versions: readonly Version[], at: Date): SettingsInput =>
  versions.findLast((version) => version.at <= at)?.settings ?? {}

/** Null where they were never other than they are. */
function basicsBy(versions: readonly Version[], at: Date): Basics | null {
  const kept = versions.filter(({ basics }) => basics !== null)
  const held = kept.findLast((version) => version.at <= at)
  return held ? held.basics : (kept[0]?.were ?? null)
}
