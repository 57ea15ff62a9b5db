import { normaliseEmail } from '@touchline/schema/email'
import type { Identity } from './api.ts'
import { cleanText } from './clean.ts'
import type { Hash } from './hash.ts'
import type { Fact, IdentifyEvent } from './wire.ts'

/**
 * Who the visitor says they are, as it is recorded: at once, or as soon as the address is hashed.
 *
 * @param tell Hears of undefined for who names nobody.
 */
export function identifying(
  identity: Identity,
  sha256: Hash,
  tell: (fact: Fact<IdentifyEvent> | undefined) => void,
): void {
  const [user, record, crm, token] = [identity.userId, identity.crmId, identity.crmSystem, identity.identityToken].map(
    cleanText,
  )
  const isInCrm = record && crm
  const hashed = (emailHash?: string): void =>
    tell(
      emailHash || user || isInCrm || token
        ? {
            type: 'identify',
            emailHash,
            userId: user,
            identityToken: token,
            ...(isInCrm && { crmId: record, crmSystem: crm }),
          }
        : undefined,
    )
  const address = normaliseEmail(`${identity.email}`)
  if (address) sha256(address, hashed)
  else hashed()
}
