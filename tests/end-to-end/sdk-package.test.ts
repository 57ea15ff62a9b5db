import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { build, type InlineConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* The SDK as it is published: packed, and installed into projects that have nothing else. No network is needed. */

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const sdk = join(import.meta.dirname, '../../packages/sdk')
const entries = ['', '/native', '/node', '/react', '/testing']

let folder: string
let tarball: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchline-package-'))
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: sdk })
  tarball = join(folder, JSON.parse(stdout)[0].filename)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** A project with the SDK, the files, and those of our own packages that are named, as its only dependencies. */
async function project(name: string, files: Readonly<Record<string, string>>, ...linked: readonly string[]) {
  const root = join(folder, name)
  await mkdir(root)
  for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content)
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--omit=peer', tarball], { cwd: root })
  for (const dependency of linked) {
    await mkdir(dirname(join(root, 'node_modules', dependency)), { recursive: true })
    const source = dirname(require.resolve(`${dependency}/package.json`))
    await symlink(source, join(root, 'node_modules', dependency))
  }
  return root
}

const manifest = (type: 'module' | 'commonjs') => JSON.stringify({ name: 'empty', private: true, type })
const variable = (entry: string): string => `touchline${entry.replace('/', '_')}`
const used = `console.log([touchline.createTracker({ key: 'k', server: 's' }).visitorId(),
  typeof touchline_native.createNativeTracker, typeof touchline_node.createServerTracker,
  typeof touchline_react.useTouchline, touchline_testing.createTestTracker().events().length].join())`
const printed = ',function,function,function,0\n'

test('an ES module imports every entry, on a server too', async () => {
  const imports = entries.map((entry) => `import * as ${variable(entry)} from '@touchline/sdk${entry}'`)
  const files = { 'package.json': manifest('module'), 'main.js': [...imports, used].join('\n') }
  const { stdout } = await run(process.execPath, ['main.js'], { cwd: await project('esm', files, 'react') })
  expect(stdout).toBe(printed)
})

test('a CommonJS module requires every entry', async () => {
  const imports = entries.map((entry) => `const ${variable(entry)} = require('@touchline/sdk${entry}')`)
  const files = { 'package.json': manifest('commonjs'), 'main.js': [...imports, used].join('\n') }
  const { stdout } = await run(process.execPath, ['main.js'], { cwd: await project('cjs', files, 'react') })
  expect(stdout).toBe(printed)
})

test('the types are found by both kinds of module, and are right by themselves', async () => {
  const source = `
    import { createTracker, pages } from '@touchline/sdk'
    import { createServerTracker } from '@touchline/sdk/node'
    import { createTestTracker } from '@touchline/sdk/testing'
    type Events = { 'plan chosen': { plan: 'team' | 'solo' } }
    createTracker<Events>({ key: 'k', server: 's', plugins: [pages] }).track('plan chosen', { plan: 'team' })
    createServerTracker<Events>({ key: 'k', server: 's' }).user('7').track('plan chosen', { plan: 'solo' })
    // @ts-expect-error No such plan.
    createTestTracker<Events>().tracker.track('plan chosen', { plan: 'free' })`
  const files = { 'package.json': manifest('module'), 'module.mts': source, 'common.cts': source }
  const root = await project('types', files)
  const tsc = require.resolve('typescript/bin/tsc')
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom']
  await expect(run(process.execPath, [tsc, ...flags, 'module.mts', 'common.cts'], { cwd: root })).resolves.toBeTruthy()
})

/** Builds with Vite, and returns the one script that comes of it. */
async function viteBuild(root: string, input: string, more: InlineConfig = {}): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ...more,
    build: { rolldownOptions: { input: join(root, input) }, outDir: 'built', emptyOutDir: true, ...more.build },
  })
  const [script] = (await readdir(join(root, 'built'), { recursive: true })).filter((name) => name.endsWith('js'))
  return readFile(join(root, 'built', script ?? ''), 'utf8')
}

describe('a site built with Vite', () => {
  const main = (plugins: string) => `
    import { createTracker, ${plugins} } from '@touchline/sdk'
    createTracker({ key: 'k', server: 'https://collector.example', plugins: [${plugins}] })`

  test('has what it uses of the SDK, and nothing of what it does not', async () => {
    const files = { 'package.json': manifest('module'), 'some.js': main('pages'), 'more.js': main('pages, forms') }
    const root = await project('vite', files)
    const [some, more] = [await viteBuild(root, 'some.js'), await viteBuild(root, 'more.js')]
    expect(some).toContain('/v1/events')
    expect(some).not.toContain('data-touchline')
    expect(more).toContain('data-touchline')
    expect(some.length).toBeLessThan(more.length)
  })
})

describe('an application rendered on a server, as Next.js does it', () => {
  const app = `
    import { createTracker, pages } from '@touchline/sdk'
    import { TouchlineProvider, usePage, useTouchline } from '@touchline/sdk/react'
    import { createElement } from 'react'
    const tracker = createTracker({ key: 'k', server: 'https://collector.example', plugins: [pages] })
    const Page = () => (usePage('/'), createElement('p', null, typeof useTouchline().track))
    export const App = () => createElement(TouchlineProvider, { tracker }, createElement(Page))`
  const files = {
    'package.json': manifest('module'),
    'app.js': app,
    'server.js': `
      import { createElement } from 'react'
      import { renderToString } from 'react-dom/server'
      import { App } from './app.js'
      console.log(renderToString(createElement(App)))`,
    'client.js': `
      import { createElement } from 'react'
      import { hydrateRoot } from 'react-dom/client'
      import { App } from './app.js'
      hydrateRoot(document.body, createElement(App))`,
  }

  test('renders, bundled or not, and records nothing there; its client part says that it is one', async () => {
    const root = await project('ssr', files, 'react', 'react-dom')
    const { stdout } = await run(process.execPath, ['server.js'], { cwd: root })
    await viteBuild(root, 'server.js', { build: { ssr: true }, ssr: { noExternal: ['@touchline/sdk'] } })
    const [script] = await readdir(join(root, 'built'))
    const bundled = await run(process.execPath, [join('built', script ?? '')], { cwd: root })
    expect([stdout, bundled.stdout]).toEqual(['<p>function</p>\n', '<p>function</p>\n'])

    expect(await viteBuild(root, 'client.js')).toContain('/v1/events')
    for (const name of ['react.js', 'react.cjs']) {
      expect(await readFile(join(root, 'node_modules/@touchline/sdk/dist', name), 'utf8')).toMatch(/^'use client'/)
    }
  })
})
