import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findChromium } from './find-chromium.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchline-chromium-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function program(path: string, body: string): Promise<string> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `#!/bin/sh\n${body}\n`)
  await chmod(file, 0o755)
  return file
}

test('the Chromium that TOUCHLINE_CHROMIUM names is taken', async () => {
  const named = await program('mine', 'echo Chromium 150.0')
  expect(await findChromium({ TOUCHLINE_CHROMIUM: named })).toBe(named)
})

test('a named one that is not there is not replaced by another', async () => {
  expect(await findChromium({ TOUCHLINE_CHROMIUM: join(folder, 'nowhere') })).toBeNull()
})

test.each([
  { what: 'that only asks for another package', body: 'echo "Command requires the chromium snap"; exit 1' },
  { what: 'that is something else', body: 'echo Lynx 2.9' },
])('a program $what is no Chromium', async ({ body }) => {
  expect(await findChromium({ TOUCHLINE_CHROMIUM: await program('pretender', body) })).toBeNull()
})
