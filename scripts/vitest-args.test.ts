import { expect, test } from 'vitest'
import { runsProject } from './vitest-args.ts'

test.each([
  { args: [], runs: true },
  { args: ['--reporter', 'dot', 'packages/schema'], runs: true },
  { args: ['--project', 'postgres 18'], runs: true },
  { args: ['--project=postgres 18'], runs: true },
  { args: ['--project', 'Postgres*'], runs: true },
  { args: ['--project', 'unit', '--project', 'postgres 18'], runs: true },
  { args: ['--project', '!unit'], runs: true },
  { args: ['--project', 'unit'], runs: false },
  { args: ['--project', '!postgres 18'], runs: false },
  { args: ['--project=!post*'], runs: false },
  { args: ['--project', 'postgres 1.'], runs: false },
])('$args leaves "postgres 18" running: $runs', ({ args, runs }) => {
  expect(runsProject('postgres 18', args)).toBe(runs)
})
