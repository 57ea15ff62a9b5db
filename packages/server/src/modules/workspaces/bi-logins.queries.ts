import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { randomLetters, randomSecret, randomText } from '../../lib/crypto.ts'
import { scramVerifier } from '../../lib/scram.ts'

/** A PostgreSQL login that reads the reporting views of its workspace. */
export type BiLogin = {
  readonly user: string
  readonly workspaceId: WorkspaceId
  /** What it is for. */
  readonly name: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

export type Credentials = { readonly user: string; readonly password: string }

/** As many as Metabase asks for. Together with the server's own they must fit into what the embedded database takes. */
const connections = 15
const saltBytes = 16
const passwordBytes = 24

/** What its sessions begin with. They may change it, and gain nothing by it. */
const sessionSettings = {
  search_path: 'reporting',
  default_transaction_read_only: 'on',
  statement_timeout: '5min',
  idle_in_transaction_session_timeout: '10min',
}

/**
 * Creates a login bound to a workspace, and returns its password for the only time.
 *
 * @throws AppError `DATABASE_FORBIDDEN` where the connecting user may not create roles.
 */
export async function grantBiLogin(db: Db, workspaceId: WorkspaceId, name: string, now: Date): Promise<Credentials> {
  const credentials = { user: `touchline_bi_${randomLetters(8)}`, password: randomText(passwordBytes) }
  await permitted('create a BI login', () =>
    db.transaction().execute(async (trx) => {
      await closeDatabase(trx)
      await createRole(trx, credentials)
      await trx
        .insertInto('bi_login')
        .values({ workspace_id: workspaceId, login_name: credentials.user, name, created_at: now })
        .execute()
    }),
  )
  return credentials
}

/** Each time, because it is no part of what a copy of the database takes with it. */
async function closeDatabase(db: Db): Promise<void> {
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(db)
  const database = sql.id(rows[0]?.database ?? '')
  await sql`revoke temporary on database ${database} from public`.execute(db)
  await sql`grant connect on database ${database} to touchline_bi`.execute(db)
}

async function createRole(db: Db, { user, password }: Credentials): Promise<void> {
  const verifier = scramVerifier(password, randomSecret(saltBytes))
  await sql`create role ${sql.id(user)} login connection limit ${sql.lit(connections)} password ${sql.lit(verifier)}
    in role touchline_bi`.execute(db)
  for (const [setting, value] of Object.entries(sessionSettings)) {
    await sql`alter role ${sql.id(user)} set ${sql.id(setting)} = ${sql.lit(value)}`.execute(db)
  }
}

/** Every login there was, oldest first. Only the owner sees them. */
export const listBiLogins = (db: Db): Promise<BiLogin[]> =>
  db
    .selectFrom('bi_login')
    .select([
      'login_name as user',
      'workspace_id as workspaceId',
      'name',
      'created_at as createdAt',
      'revoked_at as revokedAt',
    ])
    .orderBy('created_at')
    .orderBy('user')
    .execute()

/**
 * Closes a login for good: it sees nothing from now on, can't log in again, and its sessions end. Again is as once.
 *
 * @returns False where there is no such login.
 * @throws AppError `DATABASE_FORBIDDEN` where the connecting user is not the one who created it.
 */
export async function revokeBiLogin(db: Db, user: string, now: Date): Promise<boolean> {
  const revoked = await db
    .updateTable('bi_login')
    .set({ revoked_at: sql`coalesce(revoked_at, ${now})` })
    .where('login_name', '=', user)
    .executeTakeFirst()
  if (revoked.numUpdatedRows === 0n) return false
  const { rows } = await sql`select from pg_roles where rolname = ${user}`.execute(db)
  if (rows.length > 0) await permitted(`revoke ${user}`, () => removeRole(db, user))
  return true
}

async function removeRole(db: Db, user: string): Promise<void> {
  const role = sql.id(user)
  await sql`alter role ${role} nologin password null`.execute(db)
  await becomeMember(db, user)
  await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = ${user}`.execute(db)
  try {
    await sql`drop owned by ${role}`.execute(db)
    await sql`drop role ${role}`.execute(db)
  } catch (error) {
    // It left something in another database of the server. A role that can't log in harms nobody.
    if (codeOf(error) !== dependentObjectsExist) throw error
  }
}

/** Who isn't a superuser ends sessions, and drops what is owned, of roles that they are members of. */
async function becomeMember(db: Db, user: string): Promise<void> {
  const { rows } = await sql<{ member: boolean }>`select pg_has_role(${user}, 'USAGE') as member`.execute(db)
  if (!rows[0]?.member) await sql`grant ${sql.id(user)} to current_user`.execute(db)
}

/** Whether PostgreSQL lets everybody do what only a superuser can close: docs/configuration.md says what and how. */
export async function hasOpenDoors(db: Db): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select has_function_privilege('public', 'pg_catalog.lo_create(oid)', 'execute')
      or has_function_privilege('public', 'pg_catalog.pg_advisory_lock(bigint)', 'execute') as open`.execute(db)
  return rows[0]?.open ?? false
}

const insufficientPrivilege = '42501'
const dependentObjectsExist = '2BP01'

const codeOf = (error: unknown): string | undefined => (error instanceof pg.DatabaseError ? error.code : undefined)

async function permitted<T>(what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== insufficientPrivilege) throw cause
    throw new AppError('DATABASE_FORBIDDEN', `Cannot ${what}: ${cause.message}`, { cause })
  }
}
