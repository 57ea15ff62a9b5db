import { normaliseEmail } from '@touchline/schema/email'
import type { Identity } from './api.ts'
import { cleanText } from './clean.ts'
import type { Hash } from './hash.ts'
import type { Warn } from './quietly.ts'
import type { Fact, IdentifyEvent } from './wire.ts'

/** Records who the visitor says they are: at once, or as soon as the address is hashed. */
export function identifying(
  identity: Identity,
  sha256: Hash,
  record: (fact: Fact<IdentifyEvent>) => void,
  warn: Warn,
): void {
  const [userId, crmId, crmSystem, identityToken] = [
    identity.userId,
    identity.crmId,
    identity.crmSystem,
    identity.identityToken,
  ].map(cleanText)
  const hashed = (emailHash?: string): void => {
    if (emailHash || userId || (crmId && crmSystem) || identityToken)
      record({ type: 'identify', url: undefined, emailHash, userId, crmId, crmSystem, identityToken })
    else warn('not recorded', identity)
  }
  const address = normaliseEmail(`${identity.email}`)
  if (address) sha256(address, hashed)
  else hashed()
}
