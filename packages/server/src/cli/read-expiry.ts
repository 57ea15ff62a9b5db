import { AppError } from '../errors.ts'
import { startOfDay } from '../lib/zone.ts'

const dayMs = 86_400_000

/**
 * When a key is to expire, of `--expires`: after so many days (`90d`), or as a day begins in `timeZone` (`2027-01-01`).
 *
 * @throws AppError `INPUT_INVALID`
 */
export function readExpiry(text: string, timeZone: string, now: Date): Date {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? []
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  const at = days ? now.getTime() + Number(days) * dayMs : isDay ? startOfDay(text, timeZone) : Number.NaN
  if (at > now.getTime()) return new Date(at)
  const wrong = Number.isNaN(at) ? 'is neither days nor a day' : 'is over already'
  throw new AppError(
    'INPUT_INVALID',
    `--expires ${text} ${wrong}: give one such as 90d, or a day to come as YYYY-MM-DD`,
  )
}
