import { type Command, installed } from './run.ts'

type Check = {
  readonly name: string
  readonly command: Command
  /** Run instead under `--fix`: repairs what can be repaired, then checks the rest. */
  readonly fixing?: Command
  /** The build itself, and what reads it: these take turns, in this order. */
  readonly readsBuild: boolean
}

const biome = [installed('biome'), 'check', '--error-on-warnings'] as const

const typesOf = (project: string): Check => ({
  name: `types:${project.replace('packages/', '').replace('/tsconfig.source.json', ':source')}`,
  command: [installed('tsc'), '--project', project],
  readsBuild: false,
})

/** The SDK's source is checked once more by itself: what its tests may use of Node, it may not. */
const typedProjects = [
  'packages/schema',
  'packages/sdk',
  'packages/sdk/tsconfig.source.json',
  'packages/server',
  'packages/server/graphiql',
  'packages/server/debug',
  'examples/demo',
  'examples/scoreboard',
  'tests',
  'bench',
  'scripts',
]

/** Everything `pnpm check` checks. */
export const checks: readonly Check[] = [
  { name: 'format', command: biome, fixing: [...biome, '--write'], readsBuild: false },
  { name: 'promises', command: [installed('oxlint'), '--type-aware', '--deny-warnings'], readsBuild: false },
  ...typedProjects.map(typesOf),
  {
    name: 'imports',
    command: [
      installed('depcruise'),
      'packages',
      'examples',
      'tests',
      'bench',
      'scripts',
      '--config',
      '.dependency-cruiser.cjs',
    ],
    readsBuild: false,
  },
  { name: 'unused', command: [installed('knip')], readsBuild: false },
  { name: 'generated', command: ['pnpm', 'generate', '--check'], readsBuild: false },
  { name: 'build', command: ['pnpm', 'build'], readsBuild: true },
  { name: 'sdk:size', command: ['pnpm', '--filter', '@touchline/sdk', 'size'], readsBuild: true },
  { name: 'sdk:package', command: ['pnpm', '--filter', '@touchline/sdk', 'check:package'], readsBuild: true },
]
