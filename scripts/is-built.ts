import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the build makes, and what has parts that go into it. */
const outputs = [
  'packages/schema/dist/index.js',
  'packages/sdk/dist/touchline.js',
  'packages/server/dist/touchline.js',
  'examples/scoreboard/dist/index.html',
]
const parts = ['src', 'graphiql', 'debug', 'index.html', 'package.json', 'tsup.config.ts', 'vite.config.ts']

/** Whether everything below `root` that is built was built after the last change to a source. */
export async function isBuilt(root = '.'): Promise<boolean> {
  const built = await Promise.all(outputs.map((output) => changedAt(join(root, output))))
  return Math.min(...built) > (await lastChange(root))
}

/** Whether the SDK was, of which the others are no part. */
export async function isSdkBuilt(root = '.'): Promise<boolean> {
  const folder = join(root, 'packages/sdk')
  const built = await changedAt(join(folder, 'dist/touchline.js'))
  return built > (await lastChangeOf(folder))
}

async function lastChange(root: string): Promise<number> {
  const packages = join(root, 'packages')
  const names = (await readdir(packages)).map((name) => join(packages, name))
  const sources = [
    ...[...names, join(root, 'examples/scoreboard')].map(lastChangeOf),
    // GraphiQL offers them.
    lastChangeIn(join(root, 'examples/graphql')),
  ]
  return Math.max(...(await Promise.all(sources)))
}

const lastChangeOf = async (folder: string): Promise<number> =>
  Math.max(...(await Promise.all(parts.map((part) => lastChangeIn(join(folder, part))))))

async function lastChangeIn(path: string): Promise<number> {
  const below = await readdir(path, { recursive: true }).catch(() => [])
  return Math.max(...(await Promise.all(['.', ...below].map((name) => changedAt(join(path, name))))))
}

/** In milliseconds; 0 for what is not there. */
const changedAt = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0
