import { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Db, openDatabase } from '../db/database.ts'
import { createGraphql, type ReadingParts } from '../graphql/create-graphql.ts'
import { createDecidePlaces } from '../graphql/decide.ts'
import { createPastPlaces } from '../graphql/past.ts'
import { createDoor } from '../graphql/secret-key-door.ts'
import type { Spend } from '../imports/spend.ts'
import { storeSpend } from '../imports/store-spend.queries.ts'
import { uuidv7From } from '../lib/uuidv7-from.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { ActivityFacts, EventRow, StoredBody } from '../modules/collect/stored-event.ts'
import type { CrmRecord, LeadFields, OpportunityFields } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { createWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { test as databaseTest } from './database-test.ts'
import { aSecretKey } from './workspaces.ts'

/** When tests ask. */
export const now = new Date('2026-06-15T12:00:00Z')

/** What GraphQL answered. */
type Answer = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its query has.
  readonly data: any
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

type Asking = { readonly variables?: Readonly<Record<string, unknown>>; readonly key?: string }

/** A server that answers GraphQL from the test's database. */
export type Server = {
  readonly app: FastifyInstance
  /** What it logged of its faults. */
  readonly logged: readonly string[]
  /** Asks with the key of the first workspace, unless told another. */
  ask(query: string, asking?: Asking): Promise<Answer>
}

type Fixtures = {
  readonly $test: {
    /** Two of them: what belongs to one must never show in the other. */
    workspaces: readonly [Workspace, Workspace]
    /** Their secret keys. */
    keys: readonly [string, string]
    reader: Db
    server: Server
  }
}

const workspace = (digit: number): Workspace => ({
  id: WorkspaceId.parse(`0198f000-0000-7000-8000-00000000000${digit}`),
  name: `Company ${digit}`,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  lookbackDays: 365,
  minimumSample: 2,
  ownHosts: [],
  settings: {},
})

export const test = databaseTest.extend<Fixtures>({
  workspaces: async ({ db }, use) => {
    const both = [workspace(1), workspace(2)] as const
    for (const each of both) await createWorkspace(db, each, now)
    await use(both)
  },
  keys: async ({ db, workspaces: [first, second] }, use) => {
    await use([await aSecretKey(db, first.id), await aSecretKey(db, second.id)])
  },
  reader: async ({ url }, use) => {
    const reader = openDatabase(url, 'reader')
    await use(reader)
    await reader.destroy()
  },
  server: async ({ reader, keys }, use) => {
    const server = await startServer(reader, keys[0])
    await use(server)
    await server.app.close()
  },
})

/**
 * What routes that read are made of.
 *
 * @param clock When they take it to be.
 */
export const readingParts = (reader: Db, queryTimeoutSeconds = 30, clock = (): Date => now): ReadingParts => ({
  reader,
  now: clock,
  queryTimeoutSeconds,
  door: createDoor(reader, clock),
  pastPlaces: createPastPlaces(),
  decidePlaces: createDecidePlaces(),
})

/**
 * @param key Asked with, unless told another.
 * @param clock When it takes it to be.
 */
export async function startServer(
  reader: Db,
  key: string,
  queryTimeoutSeconds?: number,
  clock?: () => Date,
): Promise<Server> {
  const logged: string[] = []
  const app = Fastify({ logger: { level: 'error', stream: { write: (line: string) => void logged.push(line) } } })
  await app.register(await createGraphql(readingParts(reader, queryTimeoutSeconds, clock)))
  return {
    app,
    logged,
    ask: async (query, asking = {}) => {
      const headers = { authorization: `Bearer ${asking.key ?? key}` }
      const payload = { query, variables: asking.variables }
      const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload })
      const body: Omit<Answer, 'status'> = response.json()
      return { ...body, status: response.statusCode }
    },
  }
}

/** What is known of a company: its CRM's records, what visitors did, and what was spent. */
export type Known = {
  readonly records?: readonly CrmRecord[]
  readonly events?: readonly EventRow[]
  readonly spends?: readonly Spend[]
}

/** Stores what is known of `workspace` and derives everything from it. */
export async function know(
  db: Db,
  { id }: Workspace,
  { records = [], events = [], spends = [] }: Known,
): Promise<void> {
  await storeRecords(db, id, records, now.getTime())
  await storeSpend(db, id, spends, now.getTime())
  await storeEvents(
    db,
    events.map((event) => ({ ...event, workspace_id: id })),
  )
  await deriveAll(db)
}

export const crmLead = (name: string, fields: LeadFields): CrmRecord => ({
  object: 'LEAD',
  system: 'crm',
  recordId: name,
  fields: { emailKey: `email:${name}`, ...fields },
})

/** An opportunity of the lead that is called `name`. */
export const deal = (name: string, fields: OpportunityFields, recordId = name): CrmRecord => ({
  object: 'OPPORTUNITY',
  system: 'crm',
  recordId,
  fields: { leadKey: `crm:crm:${name}`, ...fields },
})

/** What was spent on a day, in minor units. */
export const spend = (day: string, channel: string, amountMinor: number, more: Partial<Spend> = {}): Spend => ({
  ...{ day, channel, named: channel, medium: '', amountMinor, system: 'ads', campaign: '', source: '' },
  effectiveAt: Date.parse(day),
  ...more,
})

/** What a browser, a stream of its own, reports of the person called `name`: at once who it is, then a page. */
export function visit(name: string, at: string, url: string, ...more: readonly StoredBody[]): EventRow[] {
  const stream = uuidv7From(Date.parse(at), name + url)
  const bodies: StoredBody[] = [{ type: 'page', url }, { type: 'identify', keys: [`email:${name}`] }, ...more]
  return bodies.map((body, i) => event(stream, Date.parse(at) + i * 1_000, body))
}

/** A lead form on the page at `url`. */
export const leadForm = (url: string): StoredBody => ({ type: 'form', url, form: 'contact', lead: true })

/** Something that happened elsewhere with the person called `name`. */
export const elsewhere = (
  name: string,
  at: string,
  kind: string,
  side: 'MARKETING' | 'SALES',
  facts: ActivityFacts = {},
): EventRow[] => [
  event(uuidv7From(Date.parse(at), name + kind), Date.parse(at), {
    type: 'touchpoint',
    ...facts,
    kind,
    side,
    precision: 'INSTANT',
    keys: [`email:${name}`],
  }),
]

/** A variant of an experiment, as a page reports it of whoever looks at it. */
export const variant = (experiment: string, given: string): StoredBody => ({
  type: 'exposure',
  experiment,
  variant: given,
})

/** A visitor, a stream of its own, got a variant of an experiment. Nobody knows who it is. */
export const shown = (visitor: string, at: string, experiment: string, given: string): EventRow[] => [
  event(uuidv7From(Date.parse('2026-01-01T00:00:00Z'), visitor), Date.parse(at), variant(experiment, given)),
]

const event = (stream: string, at: number, body: StoredBody): EventRow => ({
  workspace_id: workspace(1).id,
  stream_id: StreamId.parse(stream),
  event_id: EventId.parse(uuidv7From(at, stream)),
  type: body.type,
  trust: 'VERIFIED',
  occurred_at: new Date(at).toISOString(),
  received_at: new Date(at).toISOString(),
  backfilled: true,
  body,
})
