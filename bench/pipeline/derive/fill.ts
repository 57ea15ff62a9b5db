import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import { connect } from '../../../packages/server/src/db/connect.ts'
import type { Client } from '../bare-copy.ts'
import { type LeadLines, linesOf } from './company.ts'

const leadsAtOnce = 2_000

type Filling = { readonly workspaceId: string; readonly seed: number; readonly leads: number; readonly end: number }

/** Stores the history of so many leads, and queues all of it, person by person. */
export async function fill(databaseUrl: string, { workspaceId, seed, leads, end }: Filling): Promise<void> {
  const client = await connect(databaseUrl)
  try {
    for (let first = 0; first < leads; first += leadsAtOnce) {
      const count = Math.min(leadsAtOnce, leads - first)
      const lines = Array.from({ length: count }, (_, i) => linesOf(workspaceId, seed, first + i, end))
      for (const [target, part] of targets) await copyIn(client, target, lines.map((line) => line[part]).join(''))
    }
    await client.query('analyze event, crm_record, changed')
  } finally {
    await client.end()
  }
}

const targets: readonly (readonly [string, keyof LeadLines])[] = [
  ['event', 'events'],
  ['crm_record', 'records'],
  ['changed (workspace_id, kind, subject)', 'changed'],
]

/** Loads lines of text. */
export async function copyIn(client: Client, target: string, text: string): Promise<void> {
  await pipeline(Readable.from([Buffer.from(text)]), client.query(from(`copy ${target} from stdin`)))
}
