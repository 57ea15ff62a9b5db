import { sha256 } from '../plugins/sha256.ts'

/** What the browser's side keeps a visitor's id under. */
const cookie = /(?:^|;\s*)touchline\.visitor=([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:;|$)/i

/**
 * The visitor's id in a request's `Cookie` header, where the SDK in the browser has set one.
 *
 * @returns Undefined where the header names no visitor.
 */
export const visitorIdOf = (cookieHeader: string | null | undefined): string | undefined =>
  cookie.exec(cookieHeader ?? '')?.[1]?.toLowerCase()

export const isVisitorId = (value: unknown): value is string =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(`${value}`)

/**
 * The visitor that a user's events on servers are of: the same on all servers of the site, and no browser's.
 *
 * @see RFC 9562, section 5.8: a UUIDv8.
 */
export const visitorIdOfUser = (userId: string): string =>
  sha256(`touchline user ${userId}`).replace(/^(.{8})(.{4}).(...).(...)(.{12}).*/, '$1-$2-8$3-8$4-$5')
