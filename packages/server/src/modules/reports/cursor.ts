import { AccountId, EventId, PersonId, StreamId } from '@touchline/schema'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Account, Member } from './account.ts'
import type { LeadHandoff } from './handoff.ts'
import type { Touchpoint } from './journey.ts'
import type { Lead } from './lead.ts'

const instant = z
  .number()
  .int()
  .transform((at) => new Date(at))

const LeadCursor = z.tuple([instant, PersonId, z.number().int()])
/** Where a lead stands in the list of leads: the instant, and what settles a tie. */
export type LeadCursor = z.output<typeof LeadCursor>

const TouchpointCursor = z.tuple([instant, EventId, StreamId])
/** Where a touchpoint stands on a journey: the instant, and what settles a tie. */
export type TouchpointCursor = z.output<typeof TouchpointCursor>

const AccountCursor = z.tuple([z.string(), AccountId])
/** Where an account stands in the list of accounts: what it is listed by, and what settles a tie. */
export type AccountCursor = z.output<typeof AccountCursor>

const MemberCursor = z.tuple([PersonId])
/** Where a person stands among those of an account. */
export type MemberCursor = z.output<typeof MemberCursor>

export const cursorOfAccount = ({ label, accountId }: Account): string => encode([label, accountId])

export const cursorOfMember = ({ personId }: Member): string => encode([personId])

export const cursorOfLead = ({ createdAt, personId, no }: Lead): string => encode([createdAt.getTime(), personId, no])

/** Of a list in which a lead has one handoff at most. */
export const cursorOfHandoff = ({ openedAt, personId, no }: LeadHandoff): string =>
  encode([openedAt.getTime(), personId, no])

export const cursorOfTouchpoint = ({ occurredAt, eventId, streamId }: Touchpoint): string =>
  encode([occurredAt.getTime(), eventId, streamId])

/** @throws AppError `INPUT_INVALID` */
export const readLeadCursor = (text: string): LeadCursor => decode(LeadCursor, text)

/** @throws AppError `INPUT_INVALID` */
export const readAccountCursor = (text: string): AccountCursor => decode(AccountCursor, text)

/** @throws AppError `INPUT_INVALID` */
export const readMemberCursor = (text: string): MemberCursor => decode(MemberCursor, text)

/** @throws AppError `INPUT_INVALID` */
export const readTouchpointCursor = (text: string): TouchpointCursor => decode(TouchpointCursor, text)

const encode = (parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

function decode<Cursor>(schema: z.ZodType<Cursor>, text: string): Cursor {
  const parsed = schema.safeParse(readJson(Buffer.from(text, 'base64url').toString()))
  if (parsed.success) return parsed.data
  throw new AppError('INPUT_INVALID', `"${text}" is no cursor of this list: give one of its pageInfo or edges`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
