import { expect } from 'vitest'
import { deriveAll } from '../pipeline/derive.ts'
import { runCommand } from '../test/command.ts'
import { test } from '../test/database-test.ts'
import { collect, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'

/** Each command is a process that compiles itself first. */
const timeout = 180_000

test('what was known is derived with claims and without, and listed as such; not without for explaining', {
  timeout,
}, async ({ db, url }) => {
  const run = (...args: readonly string[]) => runCommand({ DATABASE_URL: url }, 'knowledge', ...args)
  const workspace = await aWorkspace(db)
  const at = '2026-11-20T10:00:00Z'
  await collect(
    db,
    workspace,
    visitor(1),
    { type: 'page', at, url: 'https://acme.example/' },
    { type: 'identify', at, userId: '7' },
  )
  await deriveAll(db)
  const known = '2026-11-22T12:00:00.000Z'
  expect(await run('derive', '--at', known)).toMatchObject({ code: 0, stdout: expect.stringContaining(known) })
  const without = await run('derive', '--at', known, '--without-claims')
  const ready = `${known} without claims: ready since [^,]+, claims left out: 1\n`
  expect(without).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${ready}$`)) })
  expect((await run('list')).stdout).toMatch(new RegExp(`^${ready}${known}: ready since [^,]+\n$`))
  const owned = await db.selectFrom('touchpoint').select(['workspace_id', 'is_person']).execute()
  expect(owned.filter((touchpoint) => touchpoint.is_person)).toHaveLength(2)
  expect(owned.filter((touchpoint) => !touchpoint.is_person)).toHaveLength(1)

  const explaining = await run('derive', '--at', known, '--since', '2026-11-01', '--without-claims')
  expect(explaining).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('--without-claims is given'),
  })
})
