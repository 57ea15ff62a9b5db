import { buffer } from 'node:stream/consumers'
import { to } from 'pg-copy-streams'
import { connect } from '../../../packages/server/src/db/connect.ts'

/** What a COPY … TO STDOUT gives. */
export async function copyOut(databaseUrl: string, statement: string): Promise<Buffer> {
  const client = await connect(databaseUrl)
  try {
    return await buffer(client.query(to(statement)))
  } finally {
    await client.end()
  }
}
