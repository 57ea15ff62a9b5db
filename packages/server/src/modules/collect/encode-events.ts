import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import {
  type BinaryTarget,
  binaryOf,
  writeAgain,
  writeByte,
  writeInstant,
  writeInt32,
  writeSized,
  writeText,
  writeUuid,
} from '../../lib/postgres-binary.ts'
import type { EventRow } from './stored-event.ts'

/** Events as PostgreSQL takes them. It is a fraction of what the rows would hold on to while they wait. */
export type EncodedEvents = {
  readonly count: number
  /** Elements of an array of `incoming_event`, without the array's head. */
  readonly elements: Uint8Array
  /** What an erasure may have been of: the streams, as `stream:` and the id, and the keys that events name. */
  readonly subjects: readonly Subject[]
  /** Where all are of one stream, in the order of their ids, and none twice: which. */
  readonly run: Run | null
}

/** Events of one stream, in the order of their ids. */
export type Run = {
  readonly workspaceId: WorkspaceId
  readonly streamId: StreamId
  readonly first: EventId
  readonly last: EventId
  /** When the earliest of them happened. */
  readonly since: string
}

export type Subject = { readonly workspaceId: WorkspaceId; readonly subject: string }

export const encodeEvents = (rows: readonly EventRow[]): EncodedEvents => ({
  count: rows.length,
  elements: binaryOf((target) => writeRows(target, rows)),
  subjects: subjectsOf(rows),
  run: runOf(rows),
})

/** @param elementType The type `incoming_event`, by its number in that database. */
export function encodeArray(elementType: number, parts: readonly EncodedEvents[]): Buffer {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const head = binaryOf((target) => {
    for (const value of [dimensions, noNulls, elementType, count, firstIndex]) writeInt32(target, value)
  })
  return Buffer.concat([head, ...parts.map(({ elements }) => elements)])
}

const dimensions = 1
const noNulls = 0
const firstIndex = 1

/** PostgreSQL's own types have the same number everywhere. */
const types = { bool: 16, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const
const columns = 9
const jsonbVersion = 1

function writeRows(target: BinaryTarget, rows: readonly EventRow[]): void {
  let before: { readonly row: EventRow; readonly start: number } | null = null
  for (const row of rows) {
    const start = target.at
    writeInt32(target, 0)
    if (before && isSameStream(before.row, row)) writeAgain(target, before.start + 4, before.start + 4 + streamBytes)
    else writeStream(target, row)
    writeRest(target, row)
    target.bytes.writeInt32BE(target.at - start - 4, start)
    before = { row, start }
  }
}

const isSameStream = (a: EventRow, b: EventRow): boolean =>
  a.stream_id === b.stream_id && a.workspace_id === b.workspace_id

/** How many columns there are; then two ids, each with its type and its size. */
const streamBytes = 4 + 2 * (4 + 4 + 16)

function writeStream(target: BinaryTarget, row: EventRow): void {
  writeInt32(target, columns)
  writeColumn(target, types.uuid, writeUuid, row.workspace_id)
  writeColumn(target, types.uuid, writeUuid, row.stream_id)
}

function writeRest(target: BinaryTarget, row: EventRow): void {
  writeColumn(target, types.uuid, writeUuid, row.event_id)
  writeColumn(target, types.text, writeText, row.type)
  writeColumn(target, types.text, writeText, row.trust)
  writeColumn(target, types.timestamptz, writeInstant, Date.parse(row.occurred_at))
  writeColumn(target, types.timestamptz, writeInstant, receptionAt(row.received_at))
  writeColumn(target, types.bool, writeByte, row.backfilled ? 1 : 0)
  writeColumn(target, types.jsonb, writeJsonb, row.body)
}

let lastReception = { text: '', at: Number.NaN }

/** Events that arrive together have it in common. */
function receptionAt(text: string): number {
  if (text !== lastReception.text) lastReception = { text, at: Date.parse(text) }
  return lastReception.at
}

function writeColumn<Value>(
  target: BinaryTarget,
  type: number,
  write: (target: BinaryTarget, value: Value) => void,
  value: Value,
): void {
  writeInt32(target, type)
  writeSized(target, write, value)
}

function writeJsonb(target: BinaryTarget, value: object): void {
  writeByte(target, jsonbVersion)
  writeText(target, JSON.stringify(value))
}

/** Each once, if they come in the order of their streams. */
function subjectsOf(rows: readonly EventRow[]): Subject[] {
  const subjects: Subject[] = []
  for (const [i, row] of rows.entries()) {
    const { workspace_id: workspaceId, stream_id, body } = row
    const before = rows[i - 1]
    if (!before || !isSameStream(before, row)) subjects.push({ workspaceId, subject: `stream:${stream_id}` })
    if ('keys' in body) for (const subject of body.keys) subjects.push({ workspaceId, subject })
  }
  return subjects
}

function runOf(rows: readonly EventRow[]): Run | null {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return null
  let since = first.occurred_at
  for (let i = 1; i < rows.length; i++) {
    const [before, row] = [rows[i - 1] as EventRow, rows[i] as EventRow]
    if (!isSameStream(row, first) || row.event_id <= before.event_id) return null
    if (row.occurred_at < since) since = row.occurred_at
  }
  const { workspace_id: workspaceId, stream_id: streamId } = first
  return { workspaceId, streamId, first: first.event_id, last: last.event_id, since }
}
