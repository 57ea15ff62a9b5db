import { AppError } from '../../errors.ts'
import type { ApiKey } from './api-key.ts'

type Expiring = Pick<ApiKey, 'expiresAt'>

/** @param now Epoch milliseconds. */
export const hasExpired = ({ expiresAt }: Expiring, now: number): boolean =>
  expiresAt !== null && expiresAt.getTime() <= now

/** @throws AppError `KEY_EXPIRED` */
export function requireUnexpired(key: Expiring, now: number): void {
  if (!hasExpired(key, now)) return
  throw new AppError('KEY_EXPIRED', `The key opens nothing since ${key.expiresAt?.toISOString()}: it has expired`)
}
