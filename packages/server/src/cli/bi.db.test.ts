import { describe, expect } from 'vitest'
import { ask } from '../test/ask.ts'
import { runCommand } from '../test/command.ts'
import { test } from '../test/database-test.ts'
import { aWorkspace } from '../test/workspaces.ts'

/** Each command is a process that compiles itself first. */
const timeout = 120_000

describe('touchline bi', () => {
  test('grants a login that works as printed, lists it and revokes it', { timeout }, async ({ db, url }) => {
    const env = { DATABASE_URL: url }
    const { id } = await aWorkspace(db)
    const { stdout } = await runCommand(env, 'bi', 'grant', '--name', 'Metabase', '--json')
    const granted = JSON.parse(stdout)
    expect(granted).toEqual({
      workspaceId: id,
      user: expect.stringMatching(/^touchline_bi_[a-z2-9]{8}$/),
      password: expect.stringMatching(/^[\w-]{32}$/),
      host: new URL(url).searchParams.get('host'),
      port: 5432,
      database: new URL(url).pathname.slice(1),
      url: expect.stringContaining(granted.password),
    })
    expect(await ask(granted.url, 'select session_user as me')).toEqual([{ me: granted.user }])

    const listed = await runCommand(env, 'bi', 'list')
    expect(listed.stdout).toMatch(new RegExp(`^${granted.user}  ${id}  Metabase  [\\d-]+T\\S+\n$`))
    expect(listed.stdout).not.toContain(granted.password)

    expect(await runCommand(env, 'bi', 'revoke', granted.user)).toMatchObject({
      code: 0,
      stdout: `Revoked ${granted.user}\n`,
    })
    await expect(ask(granted.url, 'select 1')).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
    expect((await runCommand(env, 'bi', 'list')).stdout).toMatch(/Metabase .* revoked /)
  })

  test('wants to know whose, where there are several workspaces, and which login', { timeout }, async ({ db, url }) => {
    const env = { DATABASE_URL: url }
    await aWorkspace(db)
    await aWorkspace(db)
    expect(await runCommand(env, 'bi', 'grant')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/WORKSPACE_UNKNOWN.*--workspace/),
    })
    expect(await runCommand(env, 'bi', 'revoke', 'touchline_bi_nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/BI_LOGIN_UNKNOWN.*touchline_bi_nobody\n.*touchline bi list/),
    })
    expect((await runCommand(env, 'bi', 'list')).stdout).toBe('No BI login yet: touchline bi grant --name …\n')
  })
})
