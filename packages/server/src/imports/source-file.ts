import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { AppError } from '../errors.ts'

/** A file that was looked through: text in UTF-8, in lines that fit in memory. */
export type SourceFile = {
  readonly path: string
  readonly bytes: number
  /** Its first characters, without the byte order mark. */
  readonly head: string
  /** Spreadsheets put a byte order mark in front, and look for one. */
  readonly hasByteOrderMark: boolean
}

const longestLineBytes = 1_048_576
const byteOrderMark = '\ufeff'

/**
 * Looks through the file at `path` before anything of it is imported.
 *
 * @throws AppError `IMPORT_FILE_INVALID`, saying what the file is instead of text.
 */
export async function inspectSource(path: string): Promise<SourceFile> {
  const bytes = await sizeOf(path)
  if (bytes === 0) throw invalid(`${path} is empty`)
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  let head = ''
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
      if (line === 1) refuseUtf16(path, chunk)
      const text = Buffer.concat([rest, chunk])
      const end = Math.max(text.lastIndexOf(0x0a), text.lastIndexOf(0x0d)) + 1
      rest = text.subarray(end)
      requireText(path, text.subarray(0, end), rest, line)
      if (head === '') head = text.subarray(0, end).toString('utf8')
      line += countLineFeeds(text.subarray(0, end))
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : invalid(`${path} cannot be read`, cause)
  }
  requireText(path, rest, rest, line)
  const text = head === '' ? rest.toString('utf8') : head
  return { path, bytes, head: withoutMark(text), hasByteOrderMark: text.startsWith(byteOrderMark) }
}

/** The text of a file again, in chunks as they come, and how far reading has got. */
export function readSource({ path }: SourceFile): { chunks: AsyncIterable<string>; bytesRead: () => number } {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 })
  return { chunks: withoutLeadingMark(stream), bytesRead: () => stream.bytesRead }
}

/** @throws AppError `MAPPING_INVALID` */
export async function readMappingFile(path: string): Promise<string> {
  try {
    return withoutMark(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new AppError('MAPPING_INVALID', `The mapping ${path} ${reasonOf(cause)}`, { cause })
  }
}

async function* withoutLeadingMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const chunk of chunks) {
    yield first ? withoutMark(chunk) : chunk
    first = false
  }
}

const withoutMark = (text: string): string => (text.startsWith(byteOrderMark) ? text.slice(1) : text)

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw invalid(`${path} ${reasonOf(cause)}`, cause)
  })
  if (found.isDirectory()) throw invalid(`${path} is a folder`)
  if (!found.isFile()) throw invalid(`${path} is no regular file: it is read twice, so save it to one`)
  return found.size
}

function requireText(path: string, lines: Buffer, rest: Buffer, line: number): void {
  if (rest.length > longestLineBytes) throw invalid(`${path} has a line of more than ${longestLineBytes} bytes`)
  if (isUtf8(lines)) return
  const before = lines.subarray(0, lastValidLineEnd(lines))
  throw invalid(`${path} is not in UTF-8 (line ${line + countLineFeeds(before)}): save it as "CSV UTF-8"`)
}

function refuseUtf16(path: string, start: Buffer): void {
  const mark = start.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') throw invalid(`${path} is in UTF-16: save it as "CSV UTF-8"`)
}

function lastValidLineEnd(text: Buffer): number {
  let end = 0
  for (let next = text.indexOf(0x0a); next >= 0; next = text.indexOf(0x0a, next + 1)) {
    if (!isUtf8(text.subarray(end, next))) return end
    end = next + 1
  }
  return end
}

const countLineFeeds = (text: Buffer): number => {
  let count = 0
  for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) count++
  return count
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist',
    EACCES: 'may not be read by this user',
    EISDIR: 'is a folder',
  }
  return known[code ?? ''] ?? `cannot be read (${code})`
}

const invalid = (message: string, cause?: unknown): AppError => new AppError('IMPORT_FILE_INVALID', message, { cause })
