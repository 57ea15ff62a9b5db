import type { WireEvent } from '@touchline/schema'
import type { TokenVerdict } from './identity-token.ts'
import { crmKey, emailKeyOfHash, type IdentityKey, strongestFirst, userKey } from './keys.ts'
import type { EventRow } from './stored-event.ts'

type Identify = Extract<WireEvent, { type: 'identify' }>
type Named = Pick<Identify, 'emailHash' | 'userId' | 'crmId' | 'crmSystem'>

/** Whom an identification names, and how sure that is. */
export type Identified = {
  readonly trust: EventRow['trust']
  readonly keys: readonly IdentityKey[]
  readonly claimed?: readonly IdentityKey[]
}

/**
 * Whom an `identify` names. What its token says is verified; what the browser says beside it stays a claim, and comes
 * last, so that it never decides whose the event is.
 */
export function identified(event: Identify, token: TokenVerdict | undefined, emailSecret: Uint8Array): Identified {
  const told = keysOf(event, emailSecret)
  if (token?.kind !== 'verified') return { trust: 'CLAIMED', keys: told }
  const verified = keysOf(token.claims, emailSecret)
  const claimed = told.filter((key) => !verified.includes(key))
  return { trust: 'VERIFIED', keys: [...verified, ...claimed], ...(claimed.length > 0 && { claimed }) }
}

function keysOf({ emailHash, userId, crmId, crmSystem }: Named, emailSecret: Uint8Array): IdentityKey[] {
  return strongestFirst([
    ...(crmId && crmSystem ? [crmKey(crmSystem, crmId)] : []),
    ...(userId ? [userKey(userId)] : []),
    ...(emailHash ? [emailKeyOfHash(emailSecret, emailHash)] : []),
  ])
}
