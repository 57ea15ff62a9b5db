import { modules, schema, sdk, server } from './clean-tree.ts'

type Planted = readonly [file: string, source: string]

const pure = `${modules}/collect`

/** What would break each rule: by rule, then by what is wrong in words. */
const faults: Readonly<Record<string, Readonly<Record<string, Planted>>>> = {
  'schema-imports-zod-alone': {
    'the schema does I/O': [`${schema}/p1.ts`, "import 'node:fs'"],
    'the schema knows the server': [`${schema}/p2.ts`, "import '../../server/src/errors.ts'"],
  },
  'email-imports-nothing': {
    'e-mail normalisation drags zod into the SDK': [`${schema}/email.ts`, "import './ids.ts'"],
  },
  'sdk-has-no-dependency': {
    'the SDK runs the schema': [`${sdk}/p1.ts`, "import '@touchline/schema'"],
    'the SDK has a dependency': [`${sdk}/p2.ts`, "import '../../server/node_modules/zod'"],
    'the SDK needs Node': [`${sdk}/p3.ts`, "import 'node:crypto'"],
  },
  'sdk-on-servers-needs-crypto-alone': {
    'the SDK for servers has a dependency': [`${sdk}/node/p1.ts`, "import '../../../server/node_modules/zod'"],
    'the SDK for servers reads files': [`${sdk}/node/p2.ts`, "import 'node:fs'"],
  },
  'sdk-brings-no-react': {
    'the hooks have another dependency': [`${sdk}/react/p1.ts`, "import '../../../server/node_modules/zod'"],
    'the hooks need Node': [`${sdk}/react/p2.ts`, "import 'node:crypto'"],
  },
  'sdk-knows-no-server': {
    'the SDK knows a type of the server': [`${sdk}/p4.ts`, "import type { code } from '../../server/src/errors.ts'"],
  },
  'server-imports-no-sdk': {
    'the server imports the SDK': [`${server}/p1.ts`, "import '@touchline/sdk'"],
  },
  'lib-knows-no-later-layer': {
    'lib knows the database': [`${server}/lib/p1.ts`, "import '../db/database.ts'"],
  },
  'lib-does-no-io': {
    'lib reads files': [`${server}/lib/p2.ts`, "import 'node:fs/promises'"],
    'lib queries': [`${server}/lib/p3.ts`, "import 'kysely'"],
    'the generator writes files': [`${server}/planted/p2.ts`, "import 'node:fs/promises'"],
  },
  'planted-knows-no-later-layer': {
    'the generator knows how reports count': [`${server}/planted/p1.ts`, "import '../modules/collect/event.ts'"],
  },
  'db-knows-no-later-layer': {
    'the database knows a module': [`${server}/db/p1.ts`, "import '../modules/collect/event.ts'"],
  },
  'modules-knows-no-later-layer': {
    'a module knows the pipeline': [`${pure}/p1.queries.ts`, "import '../../pipeline/run.ts'"],
    'a module knows a type of the command line': [`${pure}/p2.ts`, "import type { main } from '../../cli/main.ts'"],
  },
  'pipeline-knows-no-later-layer': {
    'the pipeline knows GraphQL': [`${server}/pipeline/p1.ts`, "import '../graphql/scalars.ts'"],
  },
  'graphql-knows-no-later-layer': {
    'GraphQL knows the command line': [`${server}/graphql/p1.ts`, "import '../cli/main.ts'"],
  },
  'http-knows-no-later-layer': {
    'HTTP knows the command line': [`${server}/http/p1.ts`, "import '../cli/main.ts'"],
  },
  'imports-knows-no-later-layer': {
    'imports know HTTP': [`${server}/imports/p1.ts`, "import '../http/limit.ts'"],
  },
  'exports-knows-no-later-layer': {
    'exports know HTTP': [`${server}/exports/p1.ts`, "import '../http/limit.ts'"],
  },
  'exports-have-no-sql': {
    'an export queries': [`${server}/exports/p2.ts`, "import 'kysely'"],
    'an export opens the database': [`${server}/exports/p3.ts`, "import '../db/database.ts'"],
  },
  'workspaces-knows-no-later-module': {
    'workspaces know events': [`${modules}/workspaces/p1.ts`, "import '../collect/event.ts'"],
  },
  'collect-knows-no-later-module': {
    'collecting knows reports': [`${pure}/p3.ts`, "import '../reports/late.ts'"],
  },
  'attribution-knows-no-later-module': {
    'attribution knows a type of reports': [
      `${modules}/attribution/p1.ts`,
      "import type { late } from '../reports/late.ts'",
    ],
  },
  'every-module-has-its-place': {
    'a module stands outside the order': [`${modules}/elsewhere/p1.ts`, "import '../collect/event.ts'"],
  },
  'other-modules-lend-only-pure-files': {
    "a module uses another's queries": [`${modules}/journeys/p1.queries.ts`, "import '../collect/event.queries.ts'"],
  },
  'only-queries-files-may-use-it': {
    'a pure file imports kysely': [`${pure}/p4.ts`, "import { sql } from 'kysely'"],
    'a pure file re-exports kysely': [`${pure}/p5.ts`, "export { sql } from 'kysely'"],
    'a pure file imports kysely when called': [`${pure}/p6.ts`, "export const load = () => import('kysely')"],
    'a pure file imports kysely beside its types': [
      `${pure}/p7.ts`,
      "import type { Selectable } from 'kysely'\nimport { sql } from 'kysely'\nexport type Row = Selectable<object>\nexport { sql }",
    ],
    'a pure file imports kysely beside a type in one line': [
      `${pure}/p8.ts`,
      "import { sql, type Selectable } from 'kysely'\nexport type Row = Selectable<object>\nexport { sql }",
    ],
    'a pure file imports a part of kysely': [`${pure}/p9.ts`, "import 'kysely/helpers/postgres'"],
    'a pure file imports pg': [`${pure}/p10.ts`, "import pg from 'pg'\nexport { pg }"],
    'a resolver opens the database': [`${pure}/p11.resolvers.ts`, "import '../../db/database.ts'"],
  },
  'only-loaders-files-may-use-it': {
    'a query batches': [`${pure}/p12.queries.ts`, "import 'dataloader'"],
  },
  'only-resolvers-files-may-use-it': {
    'a query knows GraphQL': [`${pure}/p13.queries.ts`, "import 'graphql'"],
    'a pure file knows the GraphQL shell': [`${pure}/p14.ts`, "import '../../graphql/scalars.ts'"],
    'a pure file knows Apollo': [`${pure}/p15.ts`, "import '@apollo/server'"],
  },
  'only-routes-files-may-use-it': {
    'a resolver knows HTTP': [`${pure}/p16.resolvers.ts`, "import 'fastify'"],
    'a pure file knows the HTTP shell': [`${pure}/p17.ts`, "import '../../http/limit.ts'"],
  },
  'without-a-suffix-is-pure': {
    'a pure file calls a query': [`${pure}/p18.ts`, "import './event.queries.ts'"],
  },
  'without-a-suffix-is-pure-of-node': {
    'a pure file hashes with Node': [`${pure}/p19.ts`, "import 'node:crypto'"],
  },
  'product-code-runs-without-tests': {
    'product code uses a test': [`${server}/pipeline/p2.ts`, "import '../test/seed.ts'"],
  },
  'product-code-brings-its-dependencies': {
    'product code runs on a development dependency': [`${server}/graphql/p2.ts`, "import 'graphiql'"],
  },
  'no-import-cycles': {
    'two files need each other': [
      `${server}/http/limit.ts`,
      "export const limit = 1\nexport { round } from './round.ts'",
    ],
  },
  'every-import-resolves': {
    'an import leads nowhere': [`${server}/http/p2.ts`, "import './nowhere.ts'"],
  },
}

export const planted = Object.entries(faults).flatMap(([rule, cases]) =>
  Object.entries(cases).map(([fault, [file, source]]) => ({ rule, fault, file, source })),
)
