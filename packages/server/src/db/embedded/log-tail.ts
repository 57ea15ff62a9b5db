import { open, rename, stat } from 'node:fs/promises'

const largestBytes = 5_000_000
const tailBytes = 4_000
const tailLines = 12

export const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => ({ size: 0 }))).size

/** Puts a large log aside, in place of the one put aside before it. */
export async function rotate(file: string): Promise<void> {
  if ((await sizeOf(file)) > largestBytes) await rename(file, `${file}.old`)
}

/** The last lines of `file`, none of them from before byte `start`. */
export async function tailOf(file: string, start: number): Promise<string> {
  const size = await sizeOf(file)
  const length = Math.min(size - start, tailBytes)
  if (length <= 0) return ''
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  await handle.close()
  return buffer.toString().trimEnd().split('\n').slice(-tailLines).join('\n')
}
