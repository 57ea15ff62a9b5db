import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuilt } from './is-built.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchline-built-'))
  for (const name of ['schema', 'sdk', 'server']) await write(`${name}/src/deep/source.ts`, 1)
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
  for (const output of ['schema/dist/index.js', 'sdk/dist/touchline.js', 'server/dist/touchline.js'])
    await write(output, minute)
}

test('packages that were never built are not built', async () => {
  expect(await isBuilt(folder, join(folder, 'examples'))).toBe(false)
})

test('packages built after their last change are built', async () => {
  await build(2)
  expect(await isBuilt(folder, join(folder, 'examples'))).toBe(true)
})

test('an example that is newer than the build asks for another', async () => {
  await build(2)
  await write('examples/new.graphql', 3)
  expect(await isBuilt(folder, join(folder, 'examples'))).toBe(false)
})

test('a change after the build asks for another', async () => {
  await build(2)
  await write('sdk/src/deep/source.ts', 3)
  expect(await isBuilt(folder, join(folder, 'examples'))).toBe(false)
})

test('one package that is not built asks for a build', async () => {
  await build(2)
  await rm(join(folder, 'server/dist'), { recursive: true })
  expect(await isBuilt(folder, join(folder, 'examples'))).toBe(false)
})
