import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type Ended, runCommand } from '../test/command.ts'
import { know, test as serverTest } from '../test/graphql-test.ts'
import { settle } from '../test/ledger-company.ts'
import { sampleCompany } from '../test/sample-company.ts'

/** Each command is a process that compiles itself first. */
const timeout = 120_000

/** `run` writes the definition to a file and calls `touchline definition <verb> FILE …args` on the test's database. */
const test = serverTest.extend<{
  run: (verb: string, definition: string, ...args: string[]) => Promise<Ended & { file: string }>
}>({
  run: async ({ url }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'touchline-definition-'))
    const file = join(folder, 'qualified.yaml')
    await use(async (verb, definition, ...args) => {
      await writeFile(file, definition)
      return { ...(await runCommand({ DATABASE_URL: url }, 'definition', verb, file, ...args)), file }
    })
    await rm(folder, { recursive: true })
  },
})

const page = await readFile(new URL('../../../../docs/definition.md', import.meta.url), 'utf8')
const [, documented = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
const ruled = (rule: string): string => documented.replace(/^rule:.*/ms, `rule: ${rule}\n`)

describe('touchline definition check', () => {
  test('takes the example of the documentation', { timeout }, async ({ run }) => {
    const { file, ...ended } = await run('check', documented)
    expect(ended).toEqual({ code: 0, stderr: '', stdout: `${file} is right: "Qualified lead", from 2026-12-01\n` })
  })

  test('says every mistake with its line, and fails', { timeout }, async ({ run }) => {
    const { file, ...ended } = await run('check', ruled('{ hasEmial: true }').replace('4h', '2 days'))
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(
      /^DEFINITION_INVALID: .*line 16, sla.sales.firstResponse: "2 days".*\n.*line 19, rule.hasEmial/,
    )
    expect(ended.stderr).toContain(file)
  })

  test('knows the channels of the workspace that is named', { timeout }, async ({ run, db, workspaces: [company] }) => {
    await settle(db, company, { channelRules: [{ channel: 'Podcast', when: { source: 'podcast' } }] })
    const byPodcast = ruled('{ channel: Podcast }')
    expect(await run('check', byPodcast, '--workspace', company.id)).toMatchObject({ code: 0 })
    expect(await run('evaluate', byPodcast, '--workspace', company.id)).toMatchObject({ code: 0 })
    expect(await run('check', byPodcast)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 19, rule.channel.0: says "Podcast"'),
    })
  })

  test('says that a file is not there', { timeout }, async ({ url }) => {
    expect(await runCommand({ DATABASE_URL: url }, 'definition', 'check', '/nowhere.yaml')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DEFINITION_INVALID: /nowhere.yaml cannot be read: ENOENT'),
    })
  })
})

describe('touchline definition evaluate', () => {
  const threeTouchpoints = ruled('{ all: [{ hasEmail: true }, { touchpoints: { atLeast: 3 } }] }')

  test('counts who met it by month and who of these was won', { timeout }, async ({ run, db, workspaces }) => {
    await know(db, workspaces[0], sampleCompany)
    await know(db, workspaces[1], { records: sampleCompany.records ?? [] })
    const whose = ['--workspace', workspaces[0].id]
    const { stdout } = await run('evaluate', threeTouchpoints, ...whose)
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'Qualified lead',
      'month leads met it of these won won in all',
      '2026-01 5 1 1 3',
      'all 5 1 1 3',
      '',
    ])
    // Ada became a lead on the 25th, cyd on the 31st.
    const since = await run('evaluate', threeTouchpoints, ...whose, '--since', '2026-01-25', '--json')
    expect(JSON.parse(since.stdout)).toEqual({
      definition: 'Qualified lead',
      months: [{ month: '2026-01', leads: 2, met: 1, metAndWon: 1, won: 1 }],
    })
    expect(await run('evaluate', threeTouchpoints, ...whose, '--since', 'May')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('INPUT_INVALID: --since May is no day like 2026-01-31'),
    })
  })

  test('says of one lead when it met it, and why', { timeout }, async ({ run, db, workspaces, server }) => {
    await know(db, workspaces[0], sampleCompany)
    const { data } = await server.ask('{ leads { nodes { id owner } } }')
    const ada: string = data.leads.nodes.find(({ owner }: { owner: string | null }) => owner === 'Olga').id
    const whose = ['--workspace', workspaces[0].id, '--lead', ada]
    const { stdout } = await run('evaluate', threeTouchpoints, ...whose)
    expect(stdout).toBe(`Met "Qualified lead" at 2026-01-25T09:00:02.000Z:
+ all of
  + has an e-mail address: true
  + at least 3 touchpoints: 3
`)
    const never = await run('evaluate', ruled('{ pages: { atLeast: 50 } }'), ...whose, '--json')
    expect(JSON.parse(never.stdout)).toMatchObject({ metAt: null, why: { passed: false, actual: '3' } })

    const elsewhere = await run('evaluate', threeTouchpoints, '--workspace', workspaces[1].id, '--lead', ada)
    expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringMatching(/^NOT_FOUND: Workspace .* has no lead/) })
  })
})
