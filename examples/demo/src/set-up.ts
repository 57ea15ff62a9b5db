import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Company } from './company/company.ts'
import { freePort } from './free-port.ts'
import type { Options } from './options.ts'
import { type Answer, ask, settledAnswer } from './question.ts'
import { sendVisits } from './send-visits.ts'
import { step } from './step.ts'
import type { Server, Touchline } from './touchline.ts'

/** The demo, up and running, with its numbers in place. */
export type Demo = {
  readonly server: Server
  readonly writeKey: string
  readonly secretKey: string
  /** Where the imported files are. */
  readonly files: string
  readonly answer: Answer
}

type Ports = Pick<Options, 'port' | 'biPort'>

const mappings = fileURLToPath(new URL('../mappings', import.meta.url))
const timeoutMs = 120_000

/** Brings the company into an empty Touchline by its public doors alone: command line, collector, GraphQL. */
export async function setUp(touchline: Touchline, company: Company, home: string, ports: Ports): Promise<Demo> {
  const { writeKey, secretKey } = await step('Creating a workspace and its keys', () =>
    createWorkspace(touchline, company),
  )
  const server = await step('Starting the server', async () => {
    const port = ports.port ?? (await freePort(4000))
    const bi = ports.biPort === null ? [] : ['--bi-port', String(ports.biPort)]
    return touchline.serve('--host', '127.0.0.1', '--port', String(port), ...bi)
  })
  const files = join(home, 'sample-company')
  await mkdir(files, { recursive: true })
  await step('Settling on stages, hours, an SLA and targets', () => settle(touchline, company, files))
  const { visitors, truth } = company
  await step(`Sending what ${visitors.length} visitors did`, () => sendVisits(server.url, writeKey, visitors))
  await step('Importing what the CRM and the bookkeeping have', () => importFiles(touchline, company, files))
  const leads = truth.reduce((sum, channel) => sum + channel.leads, 0)
  const answer = await step('Waiting for the numbers', () =>
    settledAnswer(() => ask(server.url, secretKey), leads, timeoutMs),
  )
  return { server, writeKey, secretKey, files, answer }
}

async function createWorkspace(touchline: Touchline, { name, timeZone, currency, host: ownHost }: Company) {
  const { workspaceId } = JSON.parse(
    await touchline.run(
      ...['workspace', 'create', '--name', name, '--time-zone', timeZone, '--currency', currency],
      ...['--own-host', ownHost, '--json'],
    ),
  ) as { workspaceId: string }
  const create = async (kind: 'write' | 'secret'): Promise<string> => {
    const flags = ['--workspace', workspaceId, '--kind', kind, '--name', 'demo', '--json']
    return (JSON.parse(await touchline.run('keys', 'create', ...flags)) as { key: string }).key
  }
  return { writeKey: await create('write'), secretKey: await create('secret') }
}

async function settle(touchline: Touchline, { settings }: Company, folder: string): Promise<void> {
  const file = join(folder, 'settings.yaml')
  await writeFile(file, settings)
  await touchline.run('settings', 'apply', file)
}

async function importFiles(touchline: Touchline, { files }: Company, folder: string): Promise<void> {
  for (const [kind, content] of Object.entries(files)) {
    const file = join(folder, `${kind}.csv`)
    await writeFile(file, content)
    await touchline.run('import', kind, file, '--mapping', join(mappings, `${kind}.yaml`))
  }
}
