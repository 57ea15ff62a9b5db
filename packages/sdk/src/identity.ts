import { normaliseEmail } from '@touchline/schema/email'
import type { Identity } from './api.ts'
import { cleanText } from './clean.ts'
import { urlCharacters } from './limits.ts'
import type { Fact, IdentifyEvent } from './wire.ts'

/**
 * Who the visitor says they are, as it is told.
 *
 * @param tell Told at once, or as soon as the address is hashed. Undefined for who names nobody.
 */
export function identifying(
  { email, userId, crmId, crmSystem, identityToken }: Identity,
  sha256: (text: string) => string | Promise<string>,
  tell: (fact: Fact<IdentifyEvent> | undefined) => void,
): void {
  const user = cleanText(userId)
  const system = cleanText(crmId) && cleanText(crmSystem)
  const crm = system ? { crmId: cleanText(crmId), crmSystem: system } : undefined
  const token = cleanText(identityToken, urlCharacters)
  const finish = (emailHash?: string): void =>
    tell(
      emailHash || user || crm || token
        ? { type: 'identify', emailHash, userId: user, ...crm, identityToken: token }
        : undefined,
    )

  const address = normaliseEmail(`${email}`)
  const hash = address ? sha256(address) : undefined
  if (typeof hash === 'object') hash.then(finish, () => finish())
  else finish(hash)
}
