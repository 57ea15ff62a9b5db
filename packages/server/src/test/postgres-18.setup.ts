import type { TestProject } from 'vitest/node'
import { setUpCluster } from './global-setup.ts'

export const setup = (project: TestProject): Promise<() => Promise<void>> => setUpCluster(project)
