import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { type SuiteName, whyLeftOut } from './scripts/test-suites.ts'

/** These start and kill embedded databases of their own; the other database tests get a clone in a cluster that is there. */
const embedded = ['packages/server/src/db/embedded/**/*.db.test.ts']
const database = ['{packages,tests}/**/*.db.test.ts']
const browser = ['{packages,tests}/**/*.browser.test.ts']
const firefox = ['packages/**/*.firefox.test.ts']
const endToEnd = ['tests/end-to-end/**/*.test.ts']
const proxy = ['tests/proxy/**/*.test.ts']
const olist = ['tests/olist/**/*.test.ts']

const installed = ['**/node_modules/**']

/** Files share what they import: to load it for each of some hundred files took a seventh of all the time. */
const sharesModules = { isolate: false }

/** Tests of a sibling package read its source: nothing needs building. */
const fromSource = ['@touchline/source', 'module', 'node', 'development|production']

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>

const suite = (name: SuiteName, test: TestOptions): TestProjectInlineConfiguration[] =>
  whyLeftOut(name)
    ? []
    : [
        {
          resolve: { conditions: fromSource },
          ssr: { resolve: { conditions: fromSource } },
          test: { name, pool: 'forks', ...test },
        },
      ]

const postgres = (version: 15 | 18): TestOptions => ({
  ...sharesModules,
  include: database,
  exclude: [...installed, ...embedded],
  globalSetup: `packages/server/src/test/postgres-${version}.setup.ts`,
  testTimeout: 120_000,
  hookTimeout: 60_000,
})

export default defineConfig({
  test: {
    // On two cores as well: most of these tests wait for a database or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...suite('unit', {
        ...sharesModules,
        include: ['{packages,examples}/*/{src,build}/**/*.test.ts', '{tests,bench,scripts}/**/*.test.ts'],
        exclude: [...installed, ...database, ...browser, ...firefox, ...endToEnd, ...proxy, ...olist],
        testTimeout: 15_000,
        hookTimeout: 30_000,
      }),
      ...suite('types', {
        include: [],
        typecheck: {
          enabled: true,
          only: true,
          include: ['packages/*/src/**/*.test-d.ts'],
          tsconfig: 'tsconfig.types.json',
        },
      }),
      ...suite('embedded', { include: embedded, testTimeout: 60_000, hookTimeout: 60_000 }),
      ...suite('postgres 18', postgres(18)),
      ...suite('postgres 15', postgres(15)),
      ...suite('browser', {
        include: browser,
        setupFiles: 'scripts/chromium.setup.ts',
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      ...suite('firefox', { include: firefox, testTimeout: 90_000, hookTimeout: 60_000 }),
      ...suite('end-to-end', {
        include: endToEnd,
        setupFiles: 'scripts/chromium.setup.ts',
        testTimeout: 180_000,
        hookTimeout: 120_000,
      }),
      ...suite('proxy', {
        include: proxy,
        setupFiles: 'scripts/chromium.setup.ts',
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      ...suite('olist', { include: olist, testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
  },
})
