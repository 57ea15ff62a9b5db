import { z } from 'zod'
import { type Brand, branded } from './brand.ts'
import { isPlainUuidv7 } from './plain.ts'
import { withShortcut } from './shortcut.ts'

const uuid = z.guid('must be a UUID').toLowerCase()

/** The tenant. Every row belongs to one. */
export type WorkspaceId = Brand<string, 'WorkspaceId'>
export const WorkspaceId = branded<WorkspaceId>(uuid)

/** One browser or device: anonymous, minted by the SDK. */
export type VisitorId = Brand<string, 'VisitorId'>
export const VisitorId = branded<VisitorId>(uuid)

/** What an event's id is unique within: the visitor, or a UUIDv5 of an importer's source and external subject. */
export type StreamId = Brand<string, 'StreamId'>
export const StreamId = branded<StreamId>(uuid)

/** One per event, a UUIDv7 minted by its sender. With workspace and stream, the idempotency key of collecting. */
export type EventId = Brand<string, 'EventId'>
export const EventId = branded<EventId>(withShortcut(z.uuidv7('must be a UUIDv7').toLowerCase(), isPlainUuidv7))

/** A human known by at least one key. Derived from the smallest of their keys. */
export type PersonId = Brand<string, 'PersonId'>
export const PersonId = branded<PersonId>(uuid)

/** A company that persons belong to. Derived from what it is known by. */
export type AccountId = Brand<string, 'AccountId'>
export const AccountId = branded<AccountId>(uuid)

/** Whose journey a touchpoint is on: a person, or a visitor nobody has identified yet. */
export type SubjectId = Brand<string, 'SubjectId'>
export const SubjectId = branded<SubjectId>(uuid)
