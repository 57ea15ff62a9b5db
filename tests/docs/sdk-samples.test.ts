import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { codeBlocks, pageOf } from '../support/code-blocks.ts'
import { complaintsAbout, samplesOf } from '../support/samples.ts'

const timeout = 120_000

test.each([
  { path: 'packages/sdk/README.md', declarations: ['frameworks.d.ts', 'readers-own.d.ts'], least: 8 },
  { path: 'docs/identity.md', declarations: ['servers-own.d.ts'], least: 1 },
  { path: 'docs/sdk/recipes.md', declarations: ['frameworks.d.ts'], least: 15 },
  { path: 'docs/sdk/privacy.md', declarations: [], least: 1 },
])('the code of $path compiles', { timeout }, async ({ path, declarations, least }) => {
  const samples = samplesOf(await pageOf(path))
  expect(samples.length).toBeGreaterThanOrEqual(least)
  expect(await complaintsAbout(samples, declarations)).toBe('')
})

test('code that does not compile is found', { timeout }, async () => {
  const samples = samplesOf("## Wrong\n```ts\nimport { createTracker } from '@touchline/sdk'\ncreateTracker({})\n```\n")
  expect(await complaintsAbout(samples, [])).toMatch(/key, server/)
})

test('what Next.js is told of /t leads to Touchline', async () => {
  const [config = ''] = codeBlocks(await pageOf('docs/sdk/first-party.md'), 'js')
  const folder = await mkdtemp(join(tmpdir(), 'touchline-next-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'next.config.cjs'), config)
  const { rewrites } = createRequire(import.meta.url)(join(folder, 'next.config.cjs'))
  expect(await rewrites()).toEqual([{ source: '/t/:path*', destination: 'https://touchline.example.com/:path*' }])
})

/** The members of a type of options, by its declaration. */
const membersOf = (source: string, type: string): string[] =>
  [...(source.split(`export type ${type} = {`)[1]?.split(/^}/m)[0] ?? '').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
    ([, name = '']) => name,
  )

test.each([
  { type: 'TrackerOptions', source: 'packages/sdk/src/options.ts', section: 'Quick start: a module' },
  { type: 'ServerTrackerOptions', source: 'packages/sdk/src/node/options.ts', section: 'On a server' },
  { type: 'NativePlatform', source: 'packages/sdk/src/native/platform.ts', section: 'In an app' },
])('every option of $type stands in its table with its default', async ({ type, source, section }) => {
  const options = membersOf(await pageOf(source), type)
  const text = (await pageOf('packages/sdk/README.md')).split(`## ${section}`)[1]?.split(/^## /m)[0] ?? ''
  const rows = [...text.matchAll(/^\| (`.*?) \| (.*?) \|/gm)].map(([, names = '', preset = '']) => ({ names, preset }))
  expect(options.length).toBeGreaterThan(4)
  for (const option of options) {
    const row = rows.find(({ names }) => names.split(', ').includes(`\`${option}\``))
    expect({ option, preset: row?.preset }).toEqual({ option, preset: expect.stringMatching(/\S/) })
  }
})
