import { readFile } from 'node:fs/promises'
import { AppError, type ErrorCode } from '../errors.ts'

/** The text of a document that somebody named. @throws AppError `code` */
export const readDocument = (file: string, code: ErrorCode): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError(code, `${file} cannot be read: ${(cause as Error).message}`, { cause })
  })
