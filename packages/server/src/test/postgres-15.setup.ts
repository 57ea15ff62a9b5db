import type { TestProject } from 'vitest/node'
import { findDebianPostgres15 } from '../db/embedded/binaries.ts'
import { setUpCluster } from './global-setup.ts'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binaries = findDebianPostgres15()
  if (!binaries)
    throw new Error("PostgreSQL 15 is not installed: install Debian's postgresql-15, or leave this project out")
  return setUpCluster(project, binaries)
}
