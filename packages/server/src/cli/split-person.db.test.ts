import { expect } from 'vitest'
import { emailKey } from '../modules/collect/keys.ts'
import { emailSecret, listWorkspaces } from '../modules/workspaces/workspaces.queries.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { allRows } from '../test/all-rows.ts'
import { type Ended, runCommand } from '../test/command.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { crmLead } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'

/** Each command is a process that compiles itself first. */
const timeout = 180_000

const uuid = '[0-9a-f-]{36}'

/** Two leads that the CRM has under one address. */
const test = databaseTest.extend<{ run: (...args: readonly string[]) => Promise<Ended> }>({
  run: async ({ db, url }, use) => {
    const workspace = await aWorkspace(db)
    const key = emailKey(await emailSecret(db, workspace.id), 'info@acme.example')
    for (const id of ['A', 'B']) await crmLead(db, workspace, id, { createdAt: '2026-01-05', emailKey: key })
    await deriveAll(db)
    await use((...args) => runCommand({ DATABASE_URL: url }, ...args))
  },
})

test('two persons under one address are shown, taken apart, and joined again', { timeout }, async ({ db, run }) => {
  const before = await allRows(db)
  const dry = await run('split-person', '--crm', 'crm:A', '--dry-run')
  expect(dry).toMatchObject({ code: 0, stderr: '' })
  const shown = `Before:
  person ${uuid}, touchpoints: 0, leads: 1
    crm:crm:A  \\(you named it\\)
    crm:crm:B
    email:[0-9a-f]{8}…
(Would be|Now):
  person ${uuid}, touchpoints: 0, leads: 1
    crm:crm:A  \\(you named it\\)
  person ${uuid}, touchpoints: 0, leads: 1
    crm:crm:B
    email:[0-9a-f]{8}…
`
  expect(dry.stdout).toMatch(new RegExp(`^${shown}Dry run: nothing was changed. Pairs that would be cut: 1\n$`))
  expect(await allRows(db)).toEqual(before)

  const split = await run('split-person', '--crm', 'crm:A')
  expect(split).toMatchObject({ code: 0, stderr: '' })
  expect(split.stdout).toMatch(new RegExp(`^${shown}Pairs cut: 1. To take it back, name the same keys to`))
  expect(await db.selectFrom('lead').select('lead_no').execute()).toHaveLength(2)
  const { stdout } = await run('split-person', '--crm', 'crm:A')
  expect(stdout).toBe('Nothing changed: they are apart from every other key already.\n')

  const joined = await run('join-person', '--email', ' Info@Acme.example', '--crm', 'crm:A')
  expect(joined).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nSplits taken back: 1\.\n$/) })
  const logged = await db.selectFrom('identity_decision').select('command').orderBy('decision_no').execute()
  expect(logged.map(({ command }) => command)).toEqual([
    'touchline split-person --crm',
    'touchline join-person --email --crm',
  ])
  const after = await allRows(db)
  for (const table of ['person_key', 'lead']) expect(after.get(table)).toEqual(before.get(table))
})

test('of a person with very many keys, those that were named are shown first, then some', { timeout }, async ({
  db,
  run,
}) => {
  const [workspace] = await listWorkspaces(db)
  if (!workspace) throw new Error('No workspace')
  const key = emailKey(await emailSecret(db, workspace.id), 'info@acme.example')
  for (let no = 0; no < 30; no += 1) await crmLead(db, workspace, `C${no}`, { createdAt: '2026-01-05', emailKey: key })
  const { code, stdout } = await run('split-person', '--email', 'info@acme.example')
  expect(code).toBe(0)
  const [before = '', after = ''] = stdout.split('Now:\n')
  expect(before).toMatch(/^Before:\n.* leads: 1\n {4}email:[0-9a-f]{8}… {2}\(you named it\)\n {4}crm:crm:A\n/)
  expect(before).toMatch(/\n {4}… and 13 more keys\n$/)
  expect(after).toMatch(/^ {2}person .*, leads: 0\n {4}email:[0-9a-f]{8}… {2}\(you named it\)\n {2}person /)
  expect(after).toMatch(/\n {2}… and 13 more persons\nPairs cut: 32\. /)
})

test('what can not be split is refused with what to do, and without repeating who was named', { timeout }, async ({
  db,
  run,
}) => {
  const before = await allRows(db)
  const wrong: [args: string[], said: string][] = [
    [['split-person'], 'INPUT_INVALID: Say which keys: --email, --crm or --user\n'],
    [['split-person', '--crm', 'ada'], 'INPUT_INVALID: --crm names no record'],
    [['split-person', '--email', 'ada'], 'INPUT_INVALID: --email is no e-mail address'],
    [
      ['split-person', '--user', 'ada', '--crm', 'crm:A'],
      'PERSON_UNKNOWN: Nobody is known by 1 of the keys that you name',
    ],
    [
      ['split-person', '--crm', 'crm:A', '--crm', 'crm:B', '--email', 'info@acme.example'],
      'NOTHING_TO_SPLIT: No other key is joined with those that you name\n',
    ],
    [['join-person', '--crm', 'crm:ada'], 'NOTHING_TO_JOIN: Nobody ever split the keys that you name from another\n'],
  ]
  for (const [args, said] of wrong) {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(said) })
    expect(stderr).not.toContain('ada')
  }
  expect(await allRows(db)).toEqual(before)
})
