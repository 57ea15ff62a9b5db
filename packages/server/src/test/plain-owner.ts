import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { ask } from './ask.ts'
import { withDatabase } from './test-cluster.ts'

/** A database in which nothing has been migrated yet, as a user who owns it and may do nothing else. */
export type PlainOwner = { readonly user: string; readonly url: string }

/** Gone when the test is. `rights` are what `create role` gives it beyond logging in. */
export async function aPlainOwner(rights = ''): Promise<PlainOwner> {
  const clusterUrl = inject('clusterUrl')
  const user = `test_${randomUUID().replaceAll('-', '')}`
  await ask(clusterUrl, `create role ${user} login password 'hunter2' ${rights}`)
  await ask(clusterUrl, `create database ${user} owner ${user}`)
  onTestFinished(async () => {
    await ask(clusterUrl, `drop database ${user} with (force)`)
    await ask(clusterUrl, `drop owned by ${user}`)
    await ask(clusterUrl, `drop role ${user}`)
  })
  return { user, url: withUser(withDatabase(clusterUrl, user), user) }
}

/** `url`, but as `user`, with the password that every plain owner has. */
export function withUser(url: string, user: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = 'hunter2'
  return changed.href
}
