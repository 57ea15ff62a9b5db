import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import type { connect } from '../../packages/server/src/db/connect.ts'

export type Client = Awaited<ReturnType<typeof connect>>

const partBytes = 65_536

/** A table like `event`, partition and indexes included, and empty. */
export const createBareTable = (client: Client): Promise<unknown> =>
  client.query(`
    create table event_bare (like event including all) partition by range (event_id);
    create table event_bare_default partition of event_bare default`)

/** Everything in `event`, in the order in which it was stored, as COPY reads it. */
export const readEvents = (client: Client): Promise<Buffer> =>
  buffer(client.query(to('copy (select * from event) to stdout')))

/** Loads rows into the empty table with one COPY. Returns how long it took, until it was committed. */
export async function copyBare(client: Client, rows: Buffer): Promise<number> {
  const started = performance.now()
  await pipeline(Readable.from(partsOf(rows)), client.query(from('copy event_bare from stdin')))
  return performance.now() - started
}

function* partsOf(rows: Buffer): Generator<Buffer> {
  for (let start = 0; start < rows.length; start += partBytes) yield rows.subarray(start, start + partBytes)
}
