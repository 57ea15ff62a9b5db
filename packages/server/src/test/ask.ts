import type { QueryResultRow } from 'pg'
import { connect } from '../db/connect.ts'

/** Rows of one statement, over a connection of its own. */
export async function ask<Row extends QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = await connect(url)
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
