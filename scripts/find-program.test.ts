import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findProgram, firefox } from './find-program.ts'

async function program(body: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-program-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'firefox')
  await writeFile(file, `#!/bin/sh\n${body}\n`)
  await chmod(file, 0o755)
  return file
}

const good = 'echo Mozilla Firefox 150.0'

test('the Firefox that its variable names is taken, and no other', async () => {
  const [named, other] = [await program(good), await program(good)]
  expect(await findProgram({ ...firefox, wellKnown: [other] }, { TOUCHLINE_FIREFOX: named })).toBe(named)
  expect(await findProgram({ ...firefox, wellKnown: [other] }, { TOUCHLINE_FIREFOX: '/nowhere' })).toBeNull()
})

test('a program that only asks for another package is passed over', async () => {
  const [snap, usual] = [await program('echo "requires the firefox snap"; exit 1'), await program(good)]
  expect(await findProgram({ ...firefox, wellKnown: [snap, usual] }, {})).toBe(usual)
})
