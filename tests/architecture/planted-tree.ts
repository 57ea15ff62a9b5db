import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Source by path, relative to the root of a workspace. */
export type Tree = Readonly<Record<string, string>>

export type Violation = { readonly rule: string; readonly file: string }

type Report = {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

/** Violations of the import directions in the workspace at `folder`, found by the real checker with our real rules. */
export const violationsIn = (folder: string): Promise<Violation[]> =>
  new Promise((resolve, reject) => {
    const checker = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = [checker, 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
    // Violations make it exit non-zero: whether it worked shows in what it printed.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 }, (_, printed, complaint) => {
      if (!printed) return reject(new Error(`The checker printed nothing: ${complaint}`))
      const { summary } = JSON.parse(printed) as Report
      resolve(summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from })))
    })
  })

/** Violations in a workspace of its own that holds only `tree`, our packages' manifests and dependencies, and our rules. */
export async function violationsOf(tree: Tree): Promise<Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-architecture-'))
  try {
    for (const name of ['package.json', 'tsconfig.base.json', '.dependency-cruiser.cjs'])
      await copyFile(join(root, name), join(folder, name))
    for (const name of ['schema', 'sdk', 'server']) await plantPackage(folder, name)
    for (const [path, source] of Object.entries(tree)) await plant(join(folder, path), source)
    return await violationsIn(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function plant(path: string, source: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, source)
}

async function plantPackage(folder: string, name: string): Promise<void> {
  const [from, to] = [root, folder].map((base) => join(base, 'packages', name)) as [string, string]
  await mkdir(join(to, 'node_modules/@touchline'), { recursive: true })
  await copyFile(join(from, 'package.json'), join(to, 'package.json'))
  for (const installed of await readdir(join(from, 'node_modules')))
    if (installed !== '@touchline')
      await symlink(join(from, 'node_modules', installed), join(to, 'node_modules', installed))
  for (const sibling of ['schema', 'sdk'])
    await symlink(join(folder, 'packages', sibling), join(to, 'node_modules/@touchline', sibling))
}
