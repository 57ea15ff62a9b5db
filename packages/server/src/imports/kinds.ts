import type { WorkspaceId } from '@touchline/schema'
import type { IngestDb } from '../db/database.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import type { CrmRecord } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { activityEvent } from './activities.ts'
import { bindRow } from './bind.ts'
import {
  accountRecord,
  contactRecord,
  contactRoleRecord,
  leadRecord,
  opportunityRecord,
  stageRecord,
} from './crm-records.ts'
import type { Row } from './csv-rows.ts'
import type { ImportKind } from './fields.ts'
import type { JudgingContext } from './judge.ts'
import type { Mapping } from './mapping.ts'
import { andThen, problem, type Reading, value } from './reading.ts'
import { watchRepeats } from './repeats.ts'
import { type Spend, spendOf, spendText } from './spend.ts'
import { storeSpend } from './store-spend.queries.ts'
import { storeTouchpoints } from './store-touchpoints.ts'
import { dryStore, erasedProblem, type Stored, type TakeRows, takeRows } from './take-rows.ts'
import { touchpointEvent } from './touchpoints.ts'
import type { StageWatch } from './watch-stages.ts'

type Target = {
  readonly db: IngestDb
  readonly workspaceId: WorkspaceId
  readonly context: JudgingContext
  /** Sees the stage of each lead that is taken. */
  readonly stages: StageWatch
  /** Judge, but store nothing. */
  readonly dryRun: boolean
}

/**
 * How rows of `kind` are taken, from a file with this `header`.
 *
 * @throws AppError `IMPORT_COLUMN_MISSING` or `MAPPING_INVALID`.
 */
export function importerOf(kind: ImportKind, mapping: Mapping, header: readonly string[], target: Target): TakeRows {
  const { workspaceId, context } = target
  switch (kind) {
    case 'leads': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => leadRecord(row, context)), target)
    }
    case 'opportunities': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => opportunityRecord(row, context)), target)
    }
    case 'stages': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => stageRecord(row, context)), target)
    }
    case 'contact-roles': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => contactRoleRecord(row, context)), target)
    }
    case 'accounts': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => accountRecord(row, context)), target)
    }
    case 'contacts': {
      const read = bindRow(kind, mapping, header, context)
      return crmImporter(({ cells }) => andThen(read(cells), (row) => contactRecord(row, context)), target)
    }
    case 'touchpoints': {
      const read = bindRow(kind, mapping, header, context)
      return touchpointImporter(
        ({ cells }) => andThen(read(cells), (row) => touchpointEvent(row, workspaceId, context)),
        target,
      )
    }
    case 'activities': {
      const read = bindRow(kind, mapping, header, context)
      return touchpointImporter(
        ({ cells }) => andThen(read(cells), (row) => activityEvent(row, workspaceId, context)),
        target,
      )
    }
    case 'spend': {
      const read = bindRow(kind, mapping, header, context)
      return spendImporter(({ cells }) => andThen(read(cells), (row) => spendOf(row, context)), target)
    }
  }
}

function crmImporter(read: (row: Row) => Reading<CrmRecord>, target: Target): TakeRows {
  const saidOtherwise = watchRepeats()
  const once = (line: number, record: CrmRecord): Reading<CrmRecord> => {
    const before = saidOtherwise(line, record.recordId, JSON.stringify(record.fields))
    if (before === undefined) {
      target.stages.see(leadStage(record))
      return value(record)
    }
    return problem(
      `${rowName[record.object](record.recordId)} is in line ${before} already, with other values: a record has one row`,
    )
  }
  return takeRows(
    (row) => andThen(read(row), (record) => once(row.line, record)),
    target.dryRun ? dryStore : (records) => storeCrmRecords(target, records),
  )
}

/** The stage of a lead that a record tells of. */
function leadStage(record: CrmRecord): string | undefined {
  if (record.object === 'STAGE') return record.fields.leadKey === undefined ? undefined : record.fields.stage
  return record.object === 'LEAD' ? record.fields.stage : undefined
}

/** What a row of a file is, in words. */
const rowName: Record<CrmRecord['object'], (id: string) => string> = {
  LEAD: (id) => `id: "${id}"`,
  OPPORTUNITY: (id) => `id: "${id}"`,
  STAGE: () => 'row: that stage at that time',
  CONTACT_ROLE: () => 'row: that contact of that opportunity',
  ACCOUNT: (id) => `id: "${id}"`,
  CONTACT: (id) => `id: "${id}"`,
}

async function storeCrmRecords({ db, workspaceId, context }: Target, records: readonly CrmRecord[]): Promise<Stored> {
  const { erased, ...counts } = await storeRecords(db, workspaceId, records, context.now)
  return { ...counts, refused: new Map(erased.map((index) => [index, erasedProblem])) }
}

const touchpointImporter = (read: (row: Row) => Reading<EventRow>, { db, dryRun }: Target): TakeRows =>
  takeRows(read, dryRun ? dryStore : (events) => storeTouchpoints(db, events))

function spendImporter(read: (row: Row) => Reading<Spend>, { db, workspaceId, context, dryRun }: Target): TakeRows {
  const repeated = watchRepeats()
  // What looks the same twice may well have been spent twice: of two rows neither is left out silently.
  const once = (line: number, spend: Spend): Reading<Spend> => {
    const before = repeated(line, spendText(spend), String(line))
    if (before === undefined) return value(spend)
    return problem(`line ${before} has the same day, channel, campaign and source: add them up in one row`)
  }
  return takeRows(
    (row) => andThen(read(row), (spend) => once(row.line, spend)),
    dryRun
      ? dryStore
      : async (spends) => ({ ...(await storeSpend(db, workspaceId, spends, context.now)), refused: new Map() }),
  )
}
