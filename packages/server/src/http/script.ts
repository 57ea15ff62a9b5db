import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { AppError } from '../errors.ts'

const require = createRequire(import.meta.url)

export type Script = {
  readonly text: string
  /** Another text has another version: hexadecimal digits. */
  readonly version: string
  /** Subresource integrity: what a browser compares the text with. */
  readonly integrity: string
}

/** Hexadecimal digits: no two scripts of ours will ever share as many. */
const versionDigits = 16

/**
 * The SDK's script.
 *
 * @param file Left out: as the package `@touchline/sdk` built it.
 *
 * @throws AppError `SCRIPT_NOT_BUILT`
 */
export async function readScript(file?: string): Promise<Script> {
  try {
    const text = await readFile(file ?? require.resolve('@touchline/sdk/script'), 'utf8')
    return {
      text,
      version: createHash('sha256').update(text).digest('hex').slice(0, versionDigits),
      integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
    }
  } catch (cause) {
    throw new AppError('SCRIPT_NOT_BUILT', "The SDK's script is not built", { cause })
  }
}
