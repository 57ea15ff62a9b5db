import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { listening, temporary, touchlineBin } from './touchline.ts'

const run = promisify(execFile)

/** A Touchline that may be killed and started again, on the same data. */
export type Killable = {
  readonly writeKey: string
  /** Of the server that runs now, or ran last. */
  readonly url: () => string
  readonly start: () => Promise<void>
  /** Sends the signal, and returns the exit code once the server has ended. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>
  /** Kills PostgreSQL, with no time to write anything. */
  readonly killDatabase: () => Promise<void>
  readonly command: (...args: readonly string[]) => Promise<string>
  /** Works on the database as its owner. */
  readonly withDatabase: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>
  /** What the server holds in memory now, in MiB. */
  readonly residentMib: () => Promise<number>
  readonly remove: () => Promise<void>
}

export async function startKillable(): Promise<Killable> {
  const home = await temporary('home')
  const env = { ...process.env, TOUCHLINE_HOME: home, DATABASE_URL: undefined, LOG_LEVEL: 'silent' }
  const command = async (...args: readonly string[]): Promise<string> =>
    (await run(process.execPath, [touchlineBin, ...args], { env, maxBuffer: 10_000_000 })).stdout
  const server = createServer(env)
  await server.start()
  await command('workspace', 'create', '--name', 'Acme', '--time-zone', 'UTC', '--currency', 'EUR')
  const key = await command('keys', 'create', '--kind', 'write', '--events-per-minute', '10000000', '--json')
  return {
    ...server,
    writeKey: JSON.parse(key).key,
    command,
    killDatabase: async () => void process.kill(await postgresPid(home), 'SIGKILL'),
    withDatabase: (work) => withDatabase(home, work),
    remove: async () => {
      await server.end('SIGTERM')
      await rm(home, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

function createServer(env: NodeJS.ProcessEnv): Pick<Killable, 'url' | 'start' | 'end' | 'residentMib'> {
  let child: ChildProcess | undefined
  let url = ''
  return {
    url: () => url,
    async start() {
      child = spawn(process.execPath, [touchlineBin, 'serve', '--port', '0'], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      url = await listening(child)
    },
    async end(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = await ended
      return code
    },
    async residentMib() {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child?.pid)])
      return Number(stdout) / 1_024
    },
  }
}

const connection = async (home: string): Promise<{ url: string }> =>
  JSON.parse(await readFile(join(home, 'connection.json'), 'utf8'))

async function postgresPid(home: string): Promise<number> {
  const [pid] = (await readFile(join(home, 'pgdata-18', 'postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}

async function withDatabase<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: (await connection(home)).url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
