import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { deriveAll } from '../pipeline/derive.ts'
import { type Ended, runCommand } from '../test/command.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { crmLead } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'

/** Each command is a process that compiles itself first. */
const timeout = 120_000

const test = databaseTest.extend<{
  put: (content: string) => Promise<string>
  run: (...args: readonly string[]) => Promise<Ended>
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for a pattern.
  put: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'touchline-settings-'))
    const file = join(folder, 'settings.yaml')
    await use((content) => writeFile(file, content).then(() => file))
    await rm(folder, { recursive: true })
  },
  run: async ({ url }, use) => {
    await use((...args) => runCommand({ DATABASE_URL: url }, 'settings', ...args))
  },
})

const page = await readFile(new URL('../../../../docs/settings.md', import.meta.url), 'utf8')
const [, documented = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []

test('the example of the documentation is applied, shown, and applied again without effect', { timeout }, async ({
  db,
  put,
  run,
}) => {
  await crmLead(db, await aWorkspace(db, { lookbackDays: 90 }), 'L1', { createdAt: '2026-01-05', stage: 'nurture' })
  await deriveAll(db)
  const file = await put(documented)
  const dry = await run('apply', file, '--dry-run')
  expect(dry).toMatchObject({ code: 0, stderr: '' })
  expect(dry.stdout).toContain('lookbackDays: 90 → 365\n')
  expect(dry.stdout).toContain('Dry run: nothing was changed. Everything would be derived again.\n')

  const applied = await run('apply', file)
  expect(applied).toMatchObject({ code: 0, stderr: 'Rebuilding: 1 of 1 streams and records\n' })
  expect(applied.stdout).toContain('stages.Qualified.crmStages: (nothing) → MQL, Marketing Qualified\n')
  expect(await db.selectFrom('lead').select('stage').execute()).toEqual([{ stage: 'Nurturing' }])

  const shown = await run('show')
  const again = await run('apply', await put(shown.stdout))
  expect(again).toMatchObject({ code: 0, stdout: 'Nothing changed: this is what holds already.\n', stderr: '' })
})

test('a wrong document is told every mistake with its line, and changes nothing', { timeout }, async ({
  db,
  put,
  run,
}) => {
  await aWorkspace(db)
  const file = await put(documented.replace('Nurture', 'open').replace('timeZone', 'timezone'))
  for (const verb of ['check', 'apply']) {
    const { code, stderr } = await run(verb, file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^SETTINGS_INVALID: .*line 1, timezone: is not known: did you mean "timeZone"/)
    expect(stderr).toContain('line 14, stages.1.crmStages.0: says "open", which means "New" already')
  }
  expect(await db.selectFrom('workspace_settings').select('version').execute()).toEqual([])
})

test('a file that is not there is said to be missing', { timeout }, async ({ run }) => {
  expect(await run('check', '/nowhere.yaml')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SETTINGS_INVALID: /nowhere.yaml cannot be read: ENOENT'),
  })
})
