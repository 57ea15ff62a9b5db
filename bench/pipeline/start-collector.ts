import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { buildCollector } from './build-collector.ts'

export type Collector = {
  /** `http://127.0.0.1:…` */
  readonly address: string
  /** A write key of a workspace that it made, and a secret key that reads it. */
  readonly key: string
  readonly secretKey: string
  readonly databaseUrl: string
  /** Its process, without the database. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

type Options = {
  /** A migrated database to work on. One of its own, unless given. */
  readonly databaseUrl?: string
  /** Also derive what it collects, as `touchline serve` does. */
  readonly derives?: boolean
}

/** Starts the collector, with GraphQL, as a process of its own. It ends when this process ends, whichever way. */
export async function startCollector({ databaseUrl, derives = false }: Options = {}): Promise<Collector> {
  const { program, remove } = await buildCollector()
  const args = [...(databaseUrl ? [databaseUrl] : []), ...(derives ? ['--derive'] : [])]
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const exited = endOf(child, remove)
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(failed)])
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await exited
  }
  return { ...(JSON.parse(line) as Omit<Collector, 'stop' | 'pid'>), pid: child.pid ?? 0, stop }
}

async function endOf(child: ChildProcess, cleanUp: () => Promise<void>): Promise<void> {
  await once(child, 'exit')
  await cleanUp()
}

const failed = (): never => {
  throw new Error('The collector did not start')
}
