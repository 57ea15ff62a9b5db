import { sql } from 'kysely'
import type { Db, Role } from './database.ts'

/** Has a transaction of the owner's login act as `role` from here on, until it ends or acts as another. */
export async function actAs(trx: Db, role: Exclude<Role, 'owner'>): Promise<void> {
  await sql`set local role ${sql.ref(`touchline_${role}`)}`.execute(trx)
}
