import { AppError } from '../../errors.ts'

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * Reads a duration such as `5m` as milliseconds.
 *
 * @throws AppError `INPUT_INVALID`.
 */
export function parseDuration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  if (!count || !unit)
    throw new AppError('INPUT_INVALID', `"${text}" is no duration: give one such as 30s, 5m, 2h or 1d`)
  return Number(count) * unitMs[unit as keyof typeof unitMs]
}
