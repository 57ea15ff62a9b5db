import { limits } from '@touchline/schema'
import type { z } from 'zod'
import { errorCatalog } from '../../errors.ts'

const fewest = limits.propertiesPerEvent

/** Every reason for which an event is rejected, with what to do about it. A handful, so that counts by reason stay few. */
const rejectionReasons = {
  ID_INVALID: 'Give each event a UUIDv7 of its own, made once when it happens and kept however often it is sent.',
  ID_AHEAD: `Set the clock of the sender: ids hold its time, and may be ${limits.clockAheadHours} hours ahead at most.`,
  BEYOND_RETENTION:
    'Send events within the time that the workspace keeps them: `touchline settings show` says how long that is.',
  TIME_INVALID: 'Send occurredAt as ISO 8601 with Z or an offset, 1970 or later.',
  TYPE_UNKNOWN: 'Send one of the types page, identify, form and track.',
  URL_INVALID: `Send whole http(s) URLs, of at most ${limits.sentUrlCharacters} characters.`,
  ADDRESS_NOT_HASHED:
    'Send the lower-case SHA-256 of the normalised address, as the SDK does, never the address itself.',
  NAMES_NOBODY: 'Have identify name at least one of emailHash, userId, crmId with crmSystem, and an identityToken.',
  PROPERTIES_INVALID: `Send at most ${fewest} properties, each a text of at most ${limits.textCharacters} characters, a number, a boolean or null.`,
  FIELD_INVALID: 'Mend the field that the problem names: docs/collect.md has the fields of each type.',
  NO_EVENT: 'Send events as JSON objects: docs/collect.md has their fields.',
  TOKEN_MALFORMED:
    'Have the server of the site make the token: a JWT with algorithm HS256. docs/identity.md shows how.',
  TOKEN_SIGNATURE_INVALID:
    'Sign with an identity key of the workspace of the write key: `touchline keys list` says which are in force.',
  TOKEN_EXPIRED: 'Make a token for every page that is shown, not one for all time; and set the clock of who signs.',
  TOKEN_AHEAD: 'Set the clock of the server that signs identity tokens.',
  TOKEN_CLAIMS_INVALID: 'Mend the claim of the identity token that the problem names: docs/identity.md has them all.',
  TOKEN_OF_ANOTHER_VISITOR:
    'Sign the visitorId of who gets the page, and keep pages with a token out of shared caches; or somebody replays tokens.',
  BODY_INVALID: errorCatalog.BODY_INVALID.remedy,
  ORIGIN_NOT_ALLOWED: errorCatalog.ORIGIN_NOT_ALLOWED.remedy,
  KEY_EXPIRED: errorCatalog.KEY_EXPIRED.remedy,
} as const satisfies Record<string, string>

export type RejectionReason = keyof typeof rejectionReasons

/** What to do about a reason, as it is stored. */
export const remedyOf = (reason: string): string =>
  reason in rejectionReasons ? rejectionReasons[reason as RejectionReason] : rejectionReasons.FIELD_INVALID

const reasonsByField: Readonly<Record<string, RejectionReason>> = {
  id: 'ID_INVALID',
  occurredAt: 'TIME_INVALID',
  type: 'TYPE_UNKNOWN',
  url: 'URL_INVALID',
  referrer: 'URL_INVALID',
  emailHash: 'ADDRESS_NOT_HASHED',
  fields: 'PROPERTIES_INVALID',
  properties: 'PROPERTIES_INVALID',
}

/** Why an event is rejected, and how, in words that hold nothing of it: below the first name of a path all is the sender's. */
export function whyRejected(issue: z.core.$ZodIssue | undefined): { reason: RejectionReason; outline: string } {
  const field = issue?.path[0]
  const message = issue?.message ?? 'invalid'
  if (field === undefined) {
    return { reason: issue?.code === 'custom' ? 'NAMES_NOBODY' : 'NO_EVENT', outline: `event: ${message}` }
  }
  const below = issue && issue.path.length > 1 ? '.…' : ''
  return { reason: reasonsByField[String(field)] ?? 'FIELD_INVALID', outline: `${String(field)}${below}: ${message}` }
}
