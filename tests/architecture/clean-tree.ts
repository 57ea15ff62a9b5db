import type { Tree } from './planted-tree.ts'

export const schema = 'packages/schema/src'
export const sdk = 'packages/sdk/src'
export const server = 'packages/server/src'
export const modules = `${server}/modules`

/** A small workspace that does everything that is allowed. */
export const cleanTree: Tree = {
  [`${schema}/index.ts`]: `
    export { normaliseEmail } from './email.ts'
    export { Id } from './ids.ts'
    export type { Wire } from './ids.ts'
  `,
  [`${schema}/email.ts`]: 'export const normaliseEmail = (address: string) => address',
  [`${schema}/ids.ts`]: `
    import { z } from 'zod'
    export const Id = z.uuid()
    export type Wire = string
  `,
  [`${sdk}/index.ts`]: "export { hash } from './hash.ts'",
  [`${sdk}/hash.ts`]: `
    import type { Wire } from '@touchline/schema'
    import { normaliseEmail } from '@touchline/schema/email'
    export const hash = (wire: Wire) => normaliseEmail(wire)
  `,
  [`${sdk}/hash.test.ts`]: `
    import { Id } from '@touchline/schema'
    export const parsed = Id.parse('')
  `,
  [`${server}/errors.ts`]: 'export const code = 1',
  [`${server}/lib/group-by.ts`]: `
    import { createHash } from 'node:crypto'
    export const groupBy = createHash
  `,
  [`${server}/db/database.ts`]: `
    import { sql } from 'kysely'
    import { groupBy } from '../lib/group-by.ts'
    export type Db = string
    export const db = [sql, groupBy]
  `,
  [`${modules}/workspaces/workspace.ts`]: `
    import { Id } from '@touchline/schema'
    export const workspace = Id
  `,
  [`${modules}/workspaces/key.queries.ts`]: `
    import { sql } from 'kysely'
    export const key = sql
  `,
  [`${modules}/collect/event.ts`]: `
    import type { Selectable } from 'kysely'
    import type { Db } from '../../db/database.ts'
    import { code } from '../../errors.ts'
    import { workspace } from '../workspaces/workspace.ts'
    export type Row = Selectable<{ db: Db }>
    export const event = [code, workspace]
  `,
  [`${modules}/collect/event.queries.ts`]: `
    import { randomUUID } from 'node:crypto'
    import { sql } from 'kysely'
    import { db } from '../../db/database.ts'
    import { event } from './event.ts'
    export const events = [randomUUID, sql, db, event]
  `,
  [`${modules}/collect/event.routes.ts`]: `
    import fastify from 'fastify'
    import { limit } from '../../http/limit.ts'
    import { key } from '../workspaces/key.queries.ts'
    import { events } from './event.queries.ts'
    export const routes = [fastify, limit, key, events]
  `,
  [`${modules}/journeys/journey.loaders.ts`]: `
    import DataLoader from 'dataloader'
    import { event } from '../collect/event.ts'
    export const loaders = [DataLoader, event]
  `,
  [`${modules}/journeys/journey.resolvers.ts`]: `
    import { GraphQLError } from 'graphql'
    import { scalars } from '../../graphql/scalars.ts'
    import type { loaders } from './journey.loaders.ts'
    export const resolvers = [GraphQLError, scalars]
    export type Loaders = typeof loaders
  `,
  [`${modules}/journeys/journey.db.test.ts`]: `
    import { sql } from 'kysely'
    import { seed } from '../../test/seed.ts'
    import { late } from '../reports/late.ts'
    export const all = [sql, seed, late]
  `,
  [`${modules}/reports/late.ts`]: 'export const late = 1',
  [`${server}/test/seed.ts`]: `
    import { readFileSync } from 'node:fs'
    export const seed = readFileSync
  `,
  [`${server}/pipeline/run.ts`]: `
    import { events } from '../modules/collect/event.queries.ts'
    export const run = [events]
  `,
  [`${server}/graphql/scalars.ts`]: `
    import { GraphQLScalarType } from 'graphql'
    export const scalars = GraphQLScalarType
  `,
  [`${server}/exports/leads.ts`]: `
    import fastify from 'fastify'
    import type { Db } from '../db/database.ts'
    import { scalars } from '../graphql/scalars.ts'
    import { events } from '../modules/collect/event.queries.ts'
    export const leads = [fastify, scalars, events]
    export type Parts = Db
  `,
  [`${server}/http/limit.ts`]: 'export const limit = 1',
  [`${server}/http/round.ts`]: "export { limit } from './limit.ts'",
  [`${server}/imports/import-leads.ts`]: `
    import { readFileSync } from 'node:fs'
    import { run } from '../pipeline/run.ts'
    export const importLeads = [readFileSync, run]
  `,
  [`${server}/cli/main.ts`]: `
    import { importLeads } from '../imports/import-leads.ts'
    import { limit } from '../http/limit.ts'
    export const main = [importLeads, limit]
  `,
}
