import { basename } from 'node:path'
import type { IngestDb } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { inBatches } from '../lib/in-batches.ts'
import { linesOf } from '../lib/lines-of.ts'
import { minorDigits } from '../lib/minor-digits.ts'
import { remember } from '../lib/remember.ts'
import { dayAt, startOfDay } from '../lib/zone.ts'
import { policyOf } from '../modules/channels/classify.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'
import { csvRecords } from './csv-records.ts'
import { type Row, rowOf } from './csv-rows.ts'
import type { ImportKind } from './fields.ts'
import { readHeader } from './header.ts'
import { importerOf } from './kinds.ts'
import { type Mapping, parseMapping } from './mapping.ts'
import { showProgress, type Terminal } from './progress.ts'
import { openRejects, type RejectFile, requireRejectPath } from './rejects.ts'
import { inspectSource, readMappingFile, readSource, type SourceFile } from './source-file.ts'
import { describeSummary, type ImportSummary } from './summary.ts'
import type { TakeRows } from './take-rows.ts'
import { watchStages } from './watch-stages.ts'

export type ImportOptions = {
  readonly kind: ImportKind
  /** Path of the CSV file. */
  readonly file: string
  /** Path of the mapping, YAML or JSON. */
  readonly mapping: string
  /** Where rejected rows go; beside the file unless said. */
  readonly rejects?: string | undefined
  /** Read and judge everything, store nothing. */
  readonly dryRun?: boolean | undefined
}

/** What one transaction stores. */
const rowsPerBatch = 1_000

/**
 * Imports a CSV file into `workspace`, batch by batch: what is stored stays stored if a later batch fails. The same file
 * twice changes nothing.
 *
 * @throws AppError `MAPPING_INVALID`, `IMPORT_FILE_INVALID`, `IMPORT_COLUMN_MISSING` or `IMPORT_REJECTS_UNWRITABLE`
 * before anything is stored; `IMPORT_INTERRUPTED` afterwards.
 */
export async function runImport(
  db: IngestDb,
  workspace: Workspace,
  options: ImportOptions,
  terminal: Terminal,
): Promise<ImportSummary> {
  const { kind, file, dryRun = false, rejects = `${file}.rejected.csv` } = options
  const mapping = parseMapping(kind, await readMappingFile(options.mapping), basename(options.mapping))
  const source = await inspectSource(file)
  const shape = readHeader(source, mapping)
  const context = await contextOf(db, workspace, mapping)
  const stages = watchStages(workspace.settings.stages)
  const take = importerOf(kind, mapping, shape.header, { db, workspaceId: workspace.id, context, stages, dryRun })
  await requireRejectPath(rejects, [file, options.mapping])
  const rejectFile = await openRejects(rejects, { ...shape, hasByteOrderMark: source.hasByteOrderMark })
  const counted = await takeAll(source, shape, { take, rejectFile, terminal })
  const unmappedStages = stages.unmapped()
  const summary = { ...counted, unmappedStages, rejects: counted.rejected > 0 ? rejects : null, dryRun }
  terminal.out.write(`${describeSummary(file, summary)}\n`)
  return summary
}

async function contextOf(db: IngestDb, workspace: Workspace, mapping: Mapping) {
  const { id, timeZone, currency } = workspace
  return {
    system: mapping.system,
    emailSecret: await emailSecret(db, id),
    timeZone: mapping.timeZone ?? timeZone,
    startOfDay: remember((day: string) => startOfDay(day, timeZone)),
    dayAt: (at: number) => dayAt(at, timeZone),
    currency,
    exchangeRates: workspace.settings.exchangeRates ?? [],
    channelPolicy: policyOf(workspace),
    minorDigits: minorDigits(currency),
    now: Date.now(),
  }
}

type Sinks = { readonly take: TakeRows; readonly rejectFile: RejectFile; readonly terminal: Terminal }
type Shape = ReturnType<typeof readHeader>
type Total = Omit<ImportSummary, 'rejects' | 'dryRun' | 'unmappedStages'>

/** Takes every row of the file, in batches, and says how far it got. */
async function takeAll(source: SourceFile, shape: Shape, { take, rejectFile, terminal }: Sinks): Promise<Total> {
  const { chunks, bytesRead } = readSource(source)
  const progress = showProgress(terminal, source.bytes)
  let total: Total = { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0 }
  try {
    for await (const rows of inBatches(rowsBelowHeader(chunks, shape), rowsPerBatch)) {
      const { rejected, ...counts } = await take(rows)
      await rejectFile.write(rejected)
      total = sum(total, { read: rows.length, ...counts, rejected: rejected.length })
      progress.at(total.read, bytesRead())
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('IMPORT_INTERRUPTED', `Stopped after ${total.read} rows of ${source.path}: ${reason}`, { cause })
  } finally {
    progress.end()
    await rejectFile.close()
  }
  return total
}

async function* rowsBelowHeader(chunks: AsyncIterable<string>, { header, delimiter }: Shape): AsyncGenerator<Row> {
  let isHeader = true
  for await (const record of csvRecords(linesOf(chunks), delimiter)) {
    const row = isHeader ? null : rowOf(record, header.length)
    isHeader = false
    if (row) yield row
  }
}

const sum = (a: Total, b: Total): Total => ({
  read: a.read + b.read,
  added: a.added + b.added,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  rejected: a.rejected + b.rejected,
})
