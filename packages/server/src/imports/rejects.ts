import { constants } from 'node:fs'
import { access, type FileHandle, open, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { AppError } from '../errors.ts'
import type { Rejected } from './take-rows.ts'

/** Where rejected rows go, in the shape of the file that they come from, with two columns more. */
export type RejectFile = {
  readonly write: (rejected: readonly Rejected[]) => Promise<void>
  /** @returns Whether anything was rejected: without, there is no file. */
  readonly close: () => Promise<boolean>
}

export type RejectShape = {
  readonly header: readonly string[]
  readonly delimiter: string
  readonly hasByteOrderMark: boolean
}

/** The two columns that a reject file has more. One that is imported again has them already. */
const added = ['line', 'error']

/** @throws AppError `IMPORT_REJECTS_UNWRITABLE` where `path` is one of `taken`, or its folder can't be written to. */
export async function requireRejectPath(path: string, taken: readonly string[]): Promise<void> {
  if (taken.some((other) => resolve(other) === resolve(path))) {
    throw new AppError('IMPORT_REJECTS_UNWRITABLE', `Rejected rows would overwrite ${path}, which is being read`)
  }
  try {
    await access(dirname(path), constants.W_OK)
  } catch (cause) {
    throw new AppError('IMPORT_REJECTS_UNWRITABLE', `Rejected rows cannot be written to ${path}`, { cause })
  }
}

/** Begins anew: what an earlier import left at `path` goes. The file is made with the first rejected row. */
export async function openRejects(
  path: string,
  { header, delimiter, hasByteOrderMark }: RejectShape,
): Promise<RejectFile> {
  const columns = header.slice(-2).join() === added.join() ? header.slice(0, -2) : header
  const csv = (rows: readonly (readonly string[])[]): string =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter },
    )
  await rm(path, { force: true })
  let file: FileHandle | undefined
  return {
    write: async (rejected) => {
      if (rejected.length === 0) return
      if (!file) {
        file = await open(path, 'w')
        await file.write((hasByteOrderMark ? '\ufeff' : '') + csv([[...columns, ...added]]))
      }
      await file.write(
        csv(rejected.map(({ row, problem }) => [...row.cells.slice(0, columns.length), String(row.line), problem])),
      )
    },
    close: async () => {
      await file?.close()
      return file !== undefined
    },
  }
}
