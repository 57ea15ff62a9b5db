import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type DemoHome = { readonly path: string; readonly isTemporary: boolean }

/** A new folder for everything that the demo writes. @throws Error where the one asked for is in use. */
export async function demoHome(asked: string | null): Promise<DemoHome> {
  if (asked === null) return { path: await mkdtemp(join(tmpdir(), 'touchline-demo-')), isTemporary: true }
  const path = resolve(asked)
  await mkdir(path, { recursive: true })
  if ((await readdir(path)).length > 0) {
    throw new Error(
      `${path} is not empty. To serve what an earlier demo left there: TOUCHLINE_HOME=${path} touchline serve`,
    )
  }
  return { path, isTemporary: false }
}
