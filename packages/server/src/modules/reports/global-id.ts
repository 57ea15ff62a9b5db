import { AccountId, EventId, PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { LeadKey, OpportunityKey, TouchpointKey } from './keys.ts'

/** What an id names. */
export type Named =
  | { readonly type: 'Account'; readonly key: AccountId }
  | { readonly type: 'Lead'; readonly key: LeadKey }
  | { readonly type: 'Opportunity'; readonly key: OpportunityKey }
  | { readonly type: 'Person'; readonly key: PersonId }
  | { readonly type: 'Touchpoint'; readonly key: TouchpointKey }
  | { readonly type: 'Workspace'; readonly key: WorkspaceId }

const number = z.coerce.number().int().min(1).max(2_147_483_647)
const text = z.string().min(1)

const Id = z.union([
  z
    .tuple([z.literal('Lead'), PersonId, number])
    .transform(([type, personId, no]): Named => ({ type, key: { personId, no } })),
  z
    .tuple([z.literal('Opportunity'), PersonId, text, text])
    .transform(([type, personId, system, recordId]): Named => ({ type, key: { personId, system, recordId } })),
  z
    .tuple([z.literal('Touchpoint'), StreamId, EventId])
    .transform(([type, streamId, eventId]): Named => ({ type, key: { streamId, eventId } })),
  z.tuple([z.literal('Account'), AccountId]).transform(([type, key]): Named => ({ type, key })),
  z.tuple([z.literal('Person'), PersonId]).transform(([type, key]): Named => ({ type, key })),
  z.tuple([z.literal('Workspace'), WorkspaceId]).transform(([type, key]): Named => ({ type, key })),
])

export const leadId = ({ personId, no }: LeadKey): string => encode('Lead', personId, no)

export const opportunityId = ({ personId, system, recordId }: OpportunityKey): string =>
  encode('Opportunity', personId, system, recordId)

export const touchpointId = ({ streamId, eventId }: TouchpointKey): string => encode('Touchpoint', streamId, eventId)

export const globalAccountId = (id: AccountId): string => encode('Account', id)

export const personIdOf = (id: PersonId): string => encode('Person', id)

/** Of a key, which is no object of its own. */
export const keyIdOf = (key: IdentityKey): string => encode('PersonKey', key)

export const workspaceIdOf = (id: WorkspaceId): string => encode('Workspace', id)

/**
 * What `id` names, whether or not it exists.
 *
 * @throws AppError `INPUT_INVALID` for a text that no object has as its id.
 */
export function readId(id: string): Named {
  const parsed = Id.safeParse(partsOf(id))
  if (parsed.success) return parsed.data
  throw new AppError('INPUT_INVALID', `"${id}" is no id: take one that an answer gave, as it is`)
}

/** @throws AppError `INPUT_INVALID` for an id of anything but a lead. */
export function readLeadId(id: string): LeadKey {
  const named = readId(id)
  if (named.type === 'Lead') return named.key
  throw new AppError('INPUT_INVALID', `"${id}" is the id of a ${named.type}, not of a Lead`)
}

/** @throws AppError `INPUT_INVALID` for an id of anything but an account. */
export function readAccountId(id: string): AccountId {
  const named = readId(id)
  if (named.type === 'Account') return named.key
  throw new AppError('INPUT_INVALID', `"${id}" is the id of a ${named.type}, not of an Account`)
}

/** @throws AppError `INPUT_INVALID` for an id of anything but a person. */
export function readPersonId(id: string): PersonId {
  const named = readId(id)
  if (named.type === 'Person') return named.key
  throw new AppError('INPUT_INVALID', `"${id}" is the id of a ${named.type}, not of a Person`)
}

/** @throws AppError `INPUT_INVALID` for an id of anything but a key. */
export function readKeyId(id: string): IdentityKey {
  const [type, key, ...more] = partsOf(id)
  if (type === 'PersonKey' && key && more.length === 0) return key
  throw new AppError('INPUT_INVALID', `"${id}" is no id of a key: take one that an answer gave, as it is`)
}

const partsOf = (id: string): string[] => Buffer.from(id, 'base64url').toString().split(':').map(decodePart)

/** Parts may have a colon of their own. */
const encode = (...parts: readonly (string | number)[]): string =>
  Buffer.from(parts.map((part) => encodeURIComponent(part)).join(':')).toString('base64url')

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
