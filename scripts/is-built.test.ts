import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuilt, isSdkBuilt } from './is-built.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchline-built-'))
  for (const name of ['packages/schema', 'packages/sdk', 'packages/server', 'examples/scoreboard'])
    await write(`${name}/src/deep/source.ts`, 1)
})

afterEach(() => rm(folder, { recursive: true }))

/** Everything on the way to `path` is as old as the file: only the files count. */
async function write(path: string, minute: number): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, '')
  for (let at = file; at !== folder; at = dirname(at)) await utimes(at, minute * 60, minute * 60)
}

async function build(minute: number): Promise<void> {
  const outputs = ['schema/dist/index.js', 'sdk/dist/touchline.js', 'server/dist/touchline.js']
  for (const output of outputs) await write(`packages/${output}`, minute)
  await write('examples/scoreboard/dist/index.html', minute)
}

test('packages that were never built are not built', async () => {
  expect(await isBuilt(folder)).toBe(false)
})

test('packages built after their last change are built', async () => {
  await build(2)
  expect(await isBuilt(folder)).toBe(true)
})

test.each([
  'packages/sdk/src/deep/source.ts',
  'examples/scoreboard/src/deep/source.ts',
  'examples/scoreboard/index.html',
  'examples/graphql/new.graphql',
])('a change to %s after the build asks for another', async (source) => {
  await build(2)
  await write(source, 3)
  expect(await isBuilt(folder)).toBe(false)
})

test.each(['packages/server/dist', 'examples/scoreboard/dist'])('without %s a build is needed', async (output) => {
  await build(2)
  await rm(join(folder, output), { recursive: true })
  expect(await isBuilt(folder)).toBe(false)
})

test('the SDK is built by itself, whatever of the rest is', async () => {
  expect(await isSdkBuilt(folder)).toBe(false)
  await write('packages/sdk/dist/touchline.js', 2)
  await write('packages/server/src/deep/source.ts', 3)
  expect(await isSdkBuilt(folder)).toBe(true)
  await write('packages/sdk/tsup.config.ts', 3)
  expect(await isSdkBuilt(folder)).toBe(false)
})
