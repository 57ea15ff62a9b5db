import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ask } from '../../test/ask.ts'
import { test } from '../../test/home-test.ts'
import { joinEmbedded, joinOrStart } from './join-embedded.ts'

const command = 'touchline import'

test.for(['', 'no JSON'])('nobody runs: nothing to join, with %o in the file', async (content, { home }) => {
  if (content) await writeFile(join(home, 'connection.json'), content)
  expect(await joinEmbedded(home)).toBeNull()
  expect(await joinEmbedded(join(home, 'missing'))).toBeNull()
})

test('a command joins the database that runs, and leaves it running', async ({ home }) => {
  const first = await joinOrStart({ home, command })
  const second = await joinOrStart({ home, command })
  expect([first.joined, second.joined]).toEqual([false, true])
  expect(second.url).toBe(first.url)

  await second.stop()
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.stop()
  expect(await joinEmbedded(home)).toBeNull()
})

test('of commands that come at once, one starts the database and the others join it', async ({ home }) => {
  const databases = await Promise.all([1, 2, 3].map(() => joinOrStart({ home, command })))
  expect(databases.filter(({ joined }) => joined)).toHaveLength(2)
  expect(new Set(databases.map(({ url }) => url)).size).toBe(1)
  await Promise.all(databases.map(({ stop }) => stop()))
})
