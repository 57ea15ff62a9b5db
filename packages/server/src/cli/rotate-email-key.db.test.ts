import { sql } from 'kysely'
import { expect } from 'vitest'
import { emailKey } from '../modules/collect/keys.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { isRebuildDue } from '../pipeline/rebuild-due.queries.ts'
import { allRows } from '../test/all-rows.ts'
import { type Ended, runCommand, startCommand } from '../test/command.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { crmLead } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'

/** Each command is a process that compiles itself first. */
const timeout = 180_000

const address = 'ada@x.example'

const test = databaseTest.extend<{ workspace: Workspace; run: (...args: readonly string[]) => Promise<Ended> }>({
  workspace: async ({ db }, use) => {
    const workspace = await aWorkspace(db)
    const key = emailKey(await emailSecret(db, workspace.id), address)
    await crmLead(db, workspace, 'A', { createdAt: '2026-01-05', emailKey: key })
    await deriveAll(db)
    await use(workspace)
  },
  run: async ({ url }, use) => use((...args) => runCommand({ DATABASE_URL: url }, ...args)),
})

test('the e-mail key is rotated once somebody says that it is meant', { timeout }, async ({ db, workspace, run }) => {
  const before = await allRows(db)
  expect(await run('keys', 'rotate-email')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('INPUT_INVALID: Nobody is here to be asked: say --yes, or --dry-run'),
  })
  expect(await run('keys', 'rotate-email', '--dry-run')).toMatchObject({
    ...{ code: 0, stderr: '' },
    stdout: `Would wrap what names an address:
  events: 0
  versions of CRM records: 1
The key was never rotated before.
The collector and imports wait meanwhile; nothing is lost. Then everything is derived again.
Dry run: nothing was changed.
`,
  })
  expect(await allRows(db)).toEqual(before)

  const said = `Wrapped:\n  events: 0\n  versions of CRM records: 1\nKeys of addresses are of generation 2 now.\n`
  expect(await run('keys', 'rotate-email', '--yes')).toEqual({
    code: 0,
    stdout: `${said}Everything is derived by the new keys.\n`,
    stderr: `Everything is derived again; it may be stopped, and \`touchline serve\` goes on
Rebuilding: 1 of 1 streams and records
`,
  })
  expect(await isRebuildDue(db, workspace.id)).toBe(false)
  const split = await run('split-person', '--email', address, '--dry-run')
  expect(split.stdout).toMatch(/ {4}email:[0-9a-f]{8}… {2}\(you named it\)\n {2}/)
  const { stdout } = await run('keys', 'rotate-email', '--dry-run')
  expect(stdout).toMatch(/\nThe key was last rotated at \d{4}-\d\d-\d\dT[\d:.]+Z\.\n/)
})

test('a rotation that was killed is finished by the same command', { timeout }, async ({ db, url, workspace, run }) => {
  // What is derived can't be deleted: so far it gets.
  const held = await db.startTransaction().execute()
  await sql`select from lead for update`.execute(held)
  const killed = startCommand({ DATABASE_URL: url }, 'keys', 'rotate-email', '--yes')
  const ended = new Promise((resolve) => killed.once('close', resolve))
  await expect.poll(() => isRebuildDue(db, workspace.id), { timeout }).toBe(true)
  killed.kill('SIGKILL')
  await ended
  await held.rollback().execute()
  const waiting = await run('keys', 'rotate-email', '--dry-run')
  expect(waiting.stdout).toMatch(/^The rotation of \S+Z waits for everything to be derived again\. Dry run: /)
  expect(await run('keys', 'rotate-email', '--yes')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^The rotation of \S+Z is finished: everything is derived by its keys\. The key was not /,
    ),
  })
  expect(await isRebuildDue(db, workspace.id)).toBe(false)
  expect(await db.selectFrom('email_key_rotation').select('generation').execute()).toEqual([{ generation: 2 }])
  const keys = await db.selectFrom('person_key').select('key').orderBy('key').execute()
  expect(keys.map(({ key }) => key)).toEqual(['crm:crm:A', expect.stringMatching(/^email:2:/)])
})
