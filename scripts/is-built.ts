import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const outputs = ['schema/dist/index.js', 'sdk/dist/touchline.js', 'server/dist/touchline.js']

/** Whether every package in `folder` was built after the last change to its source, and to the examples that GraphiQL offers. */
export async function isBuilt(folder = 'packages', examples = 'examples/graphql'): Promise<boolean> {
  const built = await Promise.all(outputs.map((output) => changedAt(join(folder, output))))
  return Math.min(...built) > Math.max(await lastChange(folder), await lastChangeIn(examples))
}

async function lastChange(folder: string): Promise<number> {
  const names = (await readdir(folder)).map((name) => join(folder, name))
  const sources = names.flatMap((name) =>
    ['src', 'graphiql', 'debug', 'package.json', 'tsup.config.ts'].map((part) => join(name, part)),
  )
  return Math.max(...(await Promise.all(sources.map(lastChangeIn))))
}

async function lastChangeIn(path: string): Promise<number> {
  const below = await readdir(path, { recursive: true }).catch(() => [])
  return Math.max(...(await Promise.all(['.', ...below].map((name) => changedAt(join(path, name))))))
}

/** In milliseconds; 0 for what is not there. */
const changedAt = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0
