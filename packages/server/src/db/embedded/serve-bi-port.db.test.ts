import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished } from 'vitest'
import { ask } from '../../test/ask.ts'
import { runCommand, startCommand } from '../../test/command.ts'
import { freePort } from '../../test/free-port.ts'
import { test } from '../../test/home-test.ts'

/** Resolves with the lines that the server said up to where it listens. */
async function served(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string[]> {
  const server = startCommand(env, 'serve', '--port', '0', ...args)
  onTestFinished(async () => {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  })
  const lines: string[] = []
  if (!server.stdout) throw new Error('The server has no output to read')
  for await (const line of createInterface(server.stdout)) {
    lines.push(line)
    if (line.includes('listens on http')) return lines
  }
  throw new Error(`The server ended before it listened, with ${server.exitCode}`)
}

test('a login works from the address that is printed, beside a server with --bi-port', async ({ home }) => {
  const env = { TOUCHLINE_HOME: home }
  const port = await freePort()
  expect(await served(env, '--bi-port', String(port))).toContain(`BI logins reach the database at 127.0.0.1:${port}`)
  expect((await runCommand(env, 'workspace', 'create', '--name', 'Acme')).code).toBe(0)

  const granted = await runCommand(env, 'bi', 'grant', '--name', 'psql')
  expect(granted.stderr).toBe('')
  const url = /psql '(.*)'/.exec(granted.stdout)?.[1] ?? ''
  expect(url).toMatch(new RegExp(`@127.0.0.1:${port}/touchline\\?sslmode=disable$`))
  const rows = await ask(
    url,
    'select session_user as me, inet_server_port() as port, count(*)::int as leads from reporting.leads',
  )
  expect(rows).toEqual([{ me: new URL(url).username, port, leads: 0 }])

  expect((await runCommand(env, 'bi', 'revoke', new URL(url).username)).code).toBe(0)
  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
})

test('without a server that listens for it, a grant says how to get one', async ({ home }) => {
  const env = { TOUCHLINE_HOME: home }
  await runCommand(env, 'workspace', 'create', '--name', 'Acme')
  expect((await runCommand(env, 'bi', 'grant')).stdout).toContain('touchline serve --bi-port')
  expect(JSON.parse((await runCommand(env, 'bi', 'grant', '--json')).stdout)).toMatchObject({ host: null, url: null })
})

test.for([
  ['0', {}, 'give a number from 1 to 65535'],
  ['many', {}, '--bi-port many is no port'],
  ['5433', { DATABASE_URL: 'postgresql://ada@127.0.0.1:1/journeys' }, '--bi-port is for the embedded database'],
] as const)('--bi-port %s with %o is refused', async ([port, more, said], { home }) => {
  expect(await runCommand({ TOUCHLINE_HOME: home, ...more }, 'serve', '--bi-port', port)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`INPUT_INVALID: .*${said}`)),
  })
})
