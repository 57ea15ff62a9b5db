import type { AccountId, PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Opportunity as OpportunityTable, Touchpoint as TouchpointTable } from '../../db/tables.ts'
import type { Account, AccountFilter, Member, OwnedStep } from './account.ts'
import type { AccountCursor, MemberCursor, TouchpointCursor } from './cursor.ts'
import { touchpointOf } from './journey.queries.ts'
import type { Opportunity } from './opportunity.ts'
import type { PageQuestion } from './page.ts'
import { opportunityOf } from './parts-of-leads.queries.ts'

const label = sql`lower(coalesce(a.name, a.domain, a.account_key))`

const columns = sql`a.account_id as "accountId", a.name, a.domain, a.account_key like 'account:%' as "inCrm", ${label} as label`

export async function accountsById(db: Db, workspaceId: WorkspaceId, ids: readonly AccountId[]): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select ${columns} from account a where a.workspace_id = ${workspaceId} and a.account_id = ${anyOf(ids)}`.execute(db)
  return rows
}

/** The account of each of `persons` that belongs to one. */
export async function accountsOfPersons(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<(Account & { readonly personId: PersonId })[]> {
  const { rows } = await sql<Account & { personId: PersonId }>`
    select p.person_id as "personId", ${columns}
    from account_person p join account a using (workspace_id, account_id)
    where p.workspace_id = ${workspaceId} and p.person_id = ${anyOf(persons)}`.execute(db)
  return rows
}

/** Accounts that match, by what they are called, or last first if asked from the end: one more than the page is to have. */
export async function accountsOfPage(
  db: Db,
  workspaceId: WorkspaceId,
  filter: AccountFilter,
  { size, fromEnd, after, before }: PageQuestion<AccountCursor>,
): Promise<Account[]> {
  const direction = fromEnd ? sql`desc` : sql`asc`
  const position = sql`(${label} collate "C", a.account_id)`
  const { rows } = await sql<Account>`
    select ${columns} from ${matching(workspaceId, filter)}
      and ${after ? sql`${position} > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
      and ${before ? sql`${position} < (${before[0]}, ${before[1]}::uuid)` : sql`true`}
    order by ${label} collate "C" ${direction}, a.account_id ${direction} limit ${size + 1}`.execute(db)
  return rows
}

export async function countAccounts(db: Db, workspaceId: WorkspaceId, filter: AccountFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${matching(workspaceId, filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

const matching = (workspaceId: WorkspaceId, { search }: AccountFilter): RawBuilder<unknown> => sql`
  account a where a.workspace_id = ${workspaceId} and ${
    search === null
      ? sql`true`
      : sql`(position(lower(${search}) in lower(a.name)) > 0 or position(lower(${search}) in a.domain) > 0)`
  }`

/** The first `limit` persons after a cursor of each of `accounts`. */
export async function membersOfAccounts(
  db: Db,
  workspaceId: WorkspaceId,
  accounts: readonly AccountId[],
  limit: number,
  after: MemberCursor | null,
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select account.id as "accountId", p.person_id as "personId", p.known_by as "knownBy"
    from unnest(${accounts}::uuid[]) as account (id) cross join lateral (
      select person_id, known_by from account_person
      where workspace_id = ${workspaceId} and account_id = account.id and ${after ? sql`person_id > ${after[0]}` : sql`true`}
      order by person_id limit ${limit}
    ) as p
    order by account.id, p.person_id`.execute(db)
  return rows
}

/** How many persons and touchpoints each of `accounts` has. */
export async function sizesOfAccounts(
  db: Db,
  workspaceId: WorkspaceId,
  accounts: readonly AccountId[],
): Promise<{ accountId: AccountId; persons: number; touchpoints: number }[]> {
  const { rows } = await sql<{ accountId: AccountId; persons: number; touchpoints: number }>`
    select account_id as "accountId", count(*)::int as persons, sum(journey.length)::int as touchpoints
    from account_person p cross join lateral (
      select count(*) as length from touchpoint t where t.workspace_id = p.workspace_id and t.subject_id = p.person_id
    ) as journey
    where workspace_id = ${workspaceId} and account_id = ${anyOf(accounts)} group by account_id`.execute(db)
  return rows
}

/** The first `limit` touchpoints after a cursor on the journeys of `accounts`, each journey in time order. */
export async function touchpointsOfAccounts(
  db: Db,
  workspaceId: WorkspaceId,
  accounts: readonly AccountId[],
  limit: number,
  after: TouchpointCursor | null,
): Promise<OwnedStep[]> {
  const inOrder = sql`occurred_at, touchpoint_id, stream_id`
  const { rows } = await sql<Selectable<TouchpointTable> & { account: AccountId }>`
    select account.id as account, t.* from unnest(${accounts}::uuid[]) as account (id) cross join lateral (
      select own.* from account_person p cross join lateral (
        select * from touchpoint where workspace_id = ${workspaceId} and subject_id = p.person_id
          and ${after ? sql`(${inOrder}) > (${sql.join([...after])})` : sql`true`}
        order by ${inOrder} limit ${limit}
      ) as own
      where p.workspace_id = ${workspaceId} and p.account_id = account.id order by ${inOrder} limit ${limit}
    ) as t
    order by account.id, ${inOrder}`.execute(db)
  return rows.map(({ account, ...row }) => ({
    ...{ accountId: account, personId: row.subject_id as string as PersonId, touchpoint: touchpointOf(row) },
  }))
}

const mostOpportunities = 200

/** The opportunities of `accounts`, the newest first; those of unknown date last. */
export async function opportunitiesOfAccounts(
  db: Db,
  workspaceId: WorkspaceId,
  accounts: readonly AccountId[],
): Promise<(Opportunity & { readonly of: AccountId })[]> {
  const { rows } = await sql<Selectable<OpportunityTable> & { account: AccountId }>`
    select account.id as account, o.* from unnest(${accounts}::uuid[]) as account (id) cross join lateral (
      select * from opportunity where workspace_id = ${workspaceId} and account_id = account.id
      union all
      select own.* from account_person p join opportunity own on own.workspace_id = p.workspace_id
        and own.person_id = p.person_id and own.account_id is null
      where p.workspace_id = ${workspaceId} and p.account_id = account.id
      order by created_at desc nulls last, system, opportunity_id limit ${mostOpportunities}
    ) as o
    order by account.id, o.created_at desc nulls last, o.system, o.opportunity_id`.execute(db)
  return rows.map(({ account, ...row }) => ({ ...opportunityOf(row), of: account }))
}
