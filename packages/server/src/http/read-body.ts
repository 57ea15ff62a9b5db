import type { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { limits } from '@touchline/schema'
import { AppError } from '../errors.ts'

/**
 * Reads a body of at most a mebibyte. What comes beyond it, or once `take` throws, is not kept.
 *
 * @param payload Undefined where there is none.
 * @param take Told of bytes before they are kept.
 * @throws AppError `BODY_TOO_LARGE`; `BODY_INVALID` where the sender hangs up.
 */
export function readBody(payload: Readable | undefined, take: (bytes: number) => void): Promise<Buffer> {
  if (!payload) return Promise.resolve(Buffer.alloc(0))
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = []
    let size = 0
    const fail = (error: unknown): void => {
      parts = []
      payload.off('data', keep).resume()
      reject(error)
    }
    const keep = (part: Buffer): void => {
      try {
        size += part.length
        if (size > limits.bodyBytes) throw tooLarge()
        take(part.length)
        parts.push(part)
      } catch (error) {
        fail(error)
      }
    }
    const breakOff = (cause?: unknown): void =>
      fail(new AppError('BODY_INVALID', 'The body is not complete', { cause }))
    payload.on('data', keep)
    payload.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)))
    payload.on('error', breakOff)
    payload.on('close', () => payload.readableEnded || breakOff())
  })
}

const tooLarge = (cause?: unknown): AppError =>
  new AppError('BODY_TOO_LARGE', 'The body is larger than 1 MiB', { cause })

// Each works at once, and gives up where there is more than allowed: however many bombs come, one at a time takes memory.
const inflate: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
}

/**
 * A body as it was before the sender compressed it.
 *
 * @param encoding The header `Content-Encoding`.
 * @throws AppError `ENCODING_UNKNOWN`, `BODY_TOO_LARGE`, `BODY_INVALID`.
 */
export function inflated(body: Buffer, encoding: string | undefined): Buffer {
  const name = encoding?.trim().toLowerCase() || 'identity'
  if (name === 'identity') return body
  if (!Object.hasOwn(inflate, name))
    throw new AppError('ENCODING_UNKNOWN', `Content-Encoding ${encoding} is unknown here`)
  try {
    return inflate[name]?.(body, { maxOutputLength: limits.bodyBytes }) ?? body
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(error)
    throw new AppError('BODY_INVALID', `The body is not ${name}, though Content-Encoding says so`, { cause: error })
  }
}
