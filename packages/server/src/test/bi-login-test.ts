import pg from 'pg'
import type { Db } from '../db/database.ts'
import { grantBiLogin, revokeBiLogin } from '../modules/workspaces/bi-logins.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test as graphqlTest, know } from './graphql-test.ts'
import { sampleCompany } from './sample-company.ts'

/** Of schema `reporting`. */
export const views = ['leads', 'touchpoints', 'channel_performance']

export type Login = {
  readonly user: string
  readonly workspace: Workspace
  readonly url: string
  readonly session: pg.Client
}

/** Two workspaces with the same leads, and a login of each, connected. */
export const test = graphqlTest.extend<{ $test: { logins: readonly [Login, Login] } }>({
  logins: async ({ db, url, workspaces: [mine, other] }, use) => {
    await know(db, mine, sampleCompany)
    await know(db, other, sampleCompany)
    const both = [await login(db, url, mine), await login(db, url, other)] as const
    await use(both)
    for (const { user, session } of both) {
      await session.end().catch(() => {})
      await revokeBiLogin(db, user, new Date())
    }
  },
})

/** Grants a login of `workspace` in the database at `url`, and connects as it. */
export async function login(db: Db, url: string, workspace: Workspace): Promise<Login> {
  const { user, password } = await grantBiLogin(db, workspace.id, `of ${workspace.name}`, new Date())
  const own = new URL(url)
  own.username = user
  own.password = password
  return { user, workspace, url: own.href, session: await connected(own.href) }
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Whose rows a session sees, in any of the views. */
export async function seenBy(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query(
    views.map((view) => `select '${view}' as view, workspace_id from reporting.${view}`).join(' union '),
  )
  return rows.map(({ view, workspace_id }) => `${view} of ${workspace_id}`).sort()
}

/** What `seenBy` gives where every view has rows of `workspace` and of no other. */
export const allOf = ({ id }: Workspace): string[] => views.map((view) => `${view} of ${id}`).sort()
