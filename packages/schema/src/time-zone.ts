import { z } from 'zod'

/** Whether this runtime knows an IANA zone of that name. Offsets name none: PostgreSQL reads their sign the other way. */
function isKnownZone(timeZone: string): boolean {
  try {
    return !/^[+-]/.test(timeZone) && new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}

/** A zone of the IANA database, in which days begin and end. */
export const TimeZone = z
  .string('must be an IANA time zone')
  .refine(isKnownZone, 'must be an IANA time zone, e.g. Europe/Berlin')
