import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../db/connect.ts'
import type { PostgresBinaries } from '../db/embedded/binaries.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate } from '../db/migrate.ts'
import { templateName, withDatabase } from './test-cluster.ts'

/** What these tests write need not survive a power cut. */
const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

/** Starts a cluster with a migrated template for the tests of one project. Left out, `binaries` are the packaged ones. */
export async function setUpCluster(project: TestProject, binaries?: PostgresBinaries): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-test-'))
  const { url, stop } = await startEmbedded({ home, command: 'tests', settings, ...(binaries && { binaries }) })
  const tearDown = async (): Promise<void> => {
    await stop()
    await rm(home, { recursive: true })
  }
  try {
    await makeTemplate(url)
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('clusterUrl', url)
  return tearDown
}

async function makeTemplate(url: string): Promise<void> {
  const client = await connect(url)
  await client.query(`create database ${templateName}`)
  await client.end()
  await migrate(withDatabase(url, templateName))
}
