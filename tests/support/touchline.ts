import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export const touchlineBin = join(import.meta.dirname, '../../packages/server/bin/touchline.js')
const run = promisify(execFile)

/** A Touchline as a person has it: the built command on a folder of its own. Nothing of it is reached but by its doors. */
export type Touchline = {
  readonly workspaceId: string
  readonly writeKey: string
  readonly secretKey: string
  /** Address of the server, without a slash at the end. */
  readonly url: string
  /** The folder of its database. */
  readonly home: string
  /** A folder for files of the test. */
  readonly folder: string
  /** Runs `touchline …args`; rejects where it exits otherwise than with 0. */
  readonly command: (...args: readonly string[]) => Promise<string>
  /** Writes a file and returns its path. */
  readonly file: (name: string, content: string) => Promise<string>
  /** Asks GraphQL, and returns `data`. Rejects with the errors where there are any. */
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>
  readonly stop: () => Promise<void>
}

export type Settings = { readonly timeZone: string; readonly currency: string }

export async function startTouchline({ timeZone, currency }: Settings): Promise<Touchline> {
  const [home, folder] = await Promise.all([temporary('home'), temporary('files')])
  const env = { ...process.env, TOUCHLINE_HOME: home, DATABASE_URL: undefined }
  const command = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(process.execPath, [touchlineBin, ...args], { env, maxBuffer: 10_000_000 })
    return stdout
  }
  const server = spawn(process.execPath, [touchlineBin, 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await listening(server)
    const create = ['workspace', 'create', '--name', 'Acme', '--time-zone', timeZone, '--currency', currency, '--json']
    const { workspaceId } = JSON.parse(await command(...create))
    const keyOf = async (kind: string): Promise<string> =>
      JSON.parse(await command('keys', 'create', '--workspace', workspaceId, '--kind', kind, '--json')).key
    const secretKey = await keyOf('secret')
    return {
      workspaceId,
      writeKey: await keyOf('write'),
      secretKey,
      url,
      home,
      folder,
      command,
      file: (name, content) => writeFile(join(folder, name), content).then(() => join(folder, name)),
      ask: (query, variables) => ask(url, secretKey, query, variables),
      stop: () => stop(server, [home, folder]),
    }
  } catch (error) {
    await stop(server, [home, folder])
    throw error
  }
}

export const temporary = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `touchline-${name}-`))

/** Resolves with the address once the server says that it listens. */
export async function listening(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output to read')
  for await (const line of createInterface(server.stdout)) {
    const url = /listens on (http\S+)/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error(`The server ended before it listened, with ${server.exitCode}`)
}

async function ask<Data>(url: string, key: string, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(`GraphQL: ${JSON.stringify(errors)}`)
  return data
}

async function stop(server: ChildProcess, folders: readonly string[]): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}
