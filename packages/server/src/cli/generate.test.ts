import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { test as base, expect, vi } from 'vitest'
import { registerGenerate } from './generate.ts'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'touchline-generate-'))
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await use(folder)
    said.mockRestore()
    await rm(folder, { recursive: true })
  },
})

/** As the command line runs it, without a process of its own. */
async function generate(...args: readonly string[]): Promise<void> {
  const program = new Command().exitOverride()
  registerGenerate(program)
  await program.parseAsync(['generate', ...args], { from: 'user' })
}

const contentsOf = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all((await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  )

test('the same seed writes the same bytes, over its own files alone', async ({ folder }) => {
  const options = ['--seed', '3', '--leads', '30', '--until', '2026-06-15']
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  for (const target of [one, one, other]) await generate(target, ...options)
  const written = await contentsOf(one)
  expect(await contentsOf(other)).toEqual(written)
  expect(JSON.parse(written['truth.json'] ?? '')).toMatchObject({ seed: 3, leads: 30, until: '2026-06-15' })

  await writeFile(join(folder, 'leads.csv'), 'mine')
  await expect(generate(folder, ...options)).rejects.toMatchObject({
    code: 'FOLDER_UNUSABLE',
    message: expect.stringContaining(`${folder} has files of which truth.json is none`),
  })
  expect(await readFile(join(folder, 'leads.csv'), 'utf8')).toBe('mine')
})

test.for<[options: string[], code: string, message: string]>([
  [['--leads', 'many'], 'INPUT_INVALID', '--leads is many: give a whole number from 1 to 200000'],
  [['--until', '2026-02-30'], 'INPUT_INVALID', '--until is 2026-02-30: give a day such as 2026-06-15'],
  [['--key', 'tlw_1'], 'INPUT_INVALID', '--key needs --send beside it'],
  [['--send', 'here', '--key', 'tlw_1'], 'INPUT_INVALID', '--send is here: give an address such as http'],
  [['--leads', '1', '--send', 'http://127.0.0.1:9', '--key', 'tlw_1'], 'SERVER_DOWN', 'Nobody answers at http'],
])('%j is refused', async ([options, code, message], { folder }) => {
  await expect(generate(join(folder, 'new'), ...options)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  })
})
