import { chown, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { ask } from '../../test/ask.ts'
import { test } from '../../test/home-test.ts'
import { startOwner } from '../../test/owner-process.ts'
import { findUser, requireReachable } from './run-as.ts'

/** The other tests already run as a plain user, unless they run as root: root can be another one. */
const nobody = process.getuid?.() === 0 ? await findUser('nobody') : null
const needed = [process.execPath, fileURLToPath(new URL('.', import.meta.url))]
const isReachable = await Promise.all(needed.map((path) => requireReachable(path, nobody))).then(
  () => true,
  () => false,
)

test('a plain user has the database as themselves', async ({ home, skip }) => {
  if (!nobody) return skip('only root can start a process as another user')
  if (!isReachable) return skip('Node or this repository is in a folder closed to the user nobody')
  await chown(home, nobody.uid, nobody.gid)
  const owner = startOwner(home, nobody)
  onTestFinished(owner.kill)

  const { url } = await owner.database
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(join(home, 'pgdata-18'))).uid).toBe(nobody.uid)
})
