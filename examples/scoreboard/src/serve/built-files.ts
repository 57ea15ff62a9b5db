import { readdir, readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const folder = join(import.meta.dirname, '../../dist')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

type File = { readonly type: string; readonly content: Buffer }

/** What the build made, by path: `/index.html`. Nothing else is ever served. Empty before the first build. */
export async function builtFiles(): Promise<ReadonlyMap<string, File>> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const known = names.filter((name) => extname(name) in types)
  const files = known.map(
    async (name) => [`/${name.split(sep).join('/')}`, await read(name)] as const satisfies readonly [string, File],
  )
  return new Map(await Promise.all(files))
}

const read = async (name: string): Promise<File> => ({
  type: types[extname(name)] ?? '',
  content: await readFile(join(folder, name)),
})
