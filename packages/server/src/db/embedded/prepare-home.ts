import { access, chmod, constants, mkdir, realpath, stat } from 'node:fs/promises'
import { AppError } from '../../errors.ts'

/**
 * Makes the folder where there is none. Root lets others pass through it, but not look around, because PostgreSQL runs
 * as one of them and its own folder is inside.
 *
 * @returns Its one true path: that by which two processes know that they mean the same.
 * @throws AppError `HOME_UNUSABLE`.
 */
export async function prepareHome(home: string): Promise<string> {
  try {
    const created = await mkdir(home, { recursive: true })
    if (created) await chmod(home, 0o700)
    if (process.getuid?.() === 0) await chmod(home, (await stat(home)).mode | 0o011)
    await access(home, constants.R_OK | constants.W_OK)
    return await realpath(home)
  } catch (cause) {
    throw new AppError('HOME_UNUSABLE', `Cannot use ${home} for the database`, { cause })
  }
}
