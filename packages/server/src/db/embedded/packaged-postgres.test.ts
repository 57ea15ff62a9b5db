import { execFile } from 'node:child_process'
import { cp, lstat, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { test } from '../../test/home-test.ts'
import { linksOf } from './library-links.ts'
import { packagedPostgres } from './packaged-postgres.ts'

const run = promisify(execFile)

/** The package as it is where its install script may not run. */
async function packageWithoutLinks(home: string): Promise<string> {
  const { bin } = await packagedPostgres(home, { mustCopy: false })
  const source = join(home, 'package')
  await cp(dirname(dirname(bin)), source, { recursive: true, verbatimSymlinks: true })
  for (const { target } of await linksOf(source)) await rm(join(source, target))
  return source
}

describe.skipIf(process.platform !== 'linux')('a package without the links between its libraries', () => {
  test('does not run, but its copy does', async ({ folder: home }) => {
    const source = await packageWithoutLinks(home)
    await expect(run(join(source, 'native', 'bin', 'postgres'), ['--version'])).rejects.toThrow('shared libraries')

    const { bin, major } = await packagedPostgres(home, { mustCopy: false, source })

    expect((await run(join(bin, 'postgres'), ['--version'])).stdout).toContain(`(PostgreSQL) ${major}.`)
  })
})

test('a copy is made once', async ({ folder: home }) => {
  const first = await packagedPostgres(home, { mustCopy: true })
  const { ctimeMs } = await lstat(dirname(first.bin))

  expect(await packagedPostgres(home, { mustCopy: true })).toEqual(first)
  expect((await lstat(dirname(first.bin))).ctimeMs).toBe(ctimeMs)
  expect(await readdir(home)).toHaveLength(1)
})
