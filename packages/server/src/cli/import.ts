import type { WorkspaceId } from '@touchline/schema'
import { Argument, type Command } from 'commander'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { tryToMakeEventPartitions } from '../db/event-partitions.ts'
import { type ImportKind, importKinds } from '../imports/fields.ts'
import { runImport } from '../imports/run-import.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { activitiesInTotal, crmRecords } from './doctor/doctor.queries.ts'
import { withTouchline } from './open-touchline.ts'

type ImportFlags = {
  readonly mapping: string
  readonly rejects?: string
  readonly dryRun?: true
  readonly workspace?: string
}

/** `touchline import`. Rejected rows make its exit code 1, whatever else was imported. */
export function registerImport(program: Command, config: Config): void {
  program
    .command('import')
    .description(
      'Import a CSV file of CRM records, their stages and contact roles, accounts and contacts, touchpoints, activities of sales or spend; the same file twice changes nothing',
    )
    .addArgument(new Argument('<kind>', 'what each row is').choices(importKinds))
    .argument('<file>', 'CSV in UTF-8, its first row naming the columns')
    .requiredOption('--mapping <file>', 'YAML or JSON: which column is which field')
    .option('--rejects <file>', 'where rejected rows go; FILE.rejected.csv unless said')
    .option('--dry-run', 'read and judge everything, store nothing')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .action((kind: ImportKind, file: string, flags: ImportFlags) => importFile(config, kind, file, flags))
}

async function importFile(config: Config, kind: ImportKind, file: string, flags: ImportFlags): Promise<void> {
  const { workspace: id, ...options } = flags
  const terminal = { out: process.stdout, err: process.stderr, isTTY: process.stderr.isTTY }
  const { rejected } = await withTouchline(config, `import ${kind}`, async ({ owner, ingest, derive }) => {
    const workspace = await chooseWorkspace(owner, id)
    if (!options.dryRun) await tryToMakeEventPartitions(owner, new Date())
    const summary = await runImport(ingest, workspace, { kind, file, ...options }, terminal)
    await deriveAll(derive)
    if (!options.dryRun) await tellOfNobodys[kind]?.(owner, workspace.id)
    return summary
  })
  if (rejected > 0) process.exitCode = 1
}

/** Says how many opportunities belong to no lead that is known. */
async function tellOfOpportunities(db: Db, workspaceId: WorkspaceId): Promise<void> {
  const { opportunities, placed } = await crmRecords(db, workspaceId)
  if (opportunities === placed) return
  process.stdout.write(
    `${opportunities - placed} of ${opportunities} opportunities belong to nobody yet: import their leads, or their contact roles.\n`,
  )
}

/** Says how many activities are of no lead that is known. */
async function tellOfActivities(db: Db, workspaceId: WorkspaceId): Promise<void> {
  const { activities, ofNobody } = await activitiesInTotal(db, workspaceId)
  if (ofNobody === 0) return
  process.stdout.write(
    `${ofNobody} of ${activities} activities are of leads that nobody knows yet: import their leads, with the same \`system\`.\n`,
  )
}

/** What is stored, and counts only once something else is. */
const tellOfNobodys: { readonly [Kind in ImportKind]?: typeof tellOfActivities } = {
  opportunities: tellOfOpportunities,
  'contact-roles': tellOfOpportunities,
  activities: tellOfActivities,
}
