import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { IdentityKey } from '../collect/keys.ts'
import { components, type IdentityLink, personIdOf } from './persons.ts'

/** A key and the person it belongs to. */
export type PersonKey = { readonly key: IdentityKey; readonly personId: PersonId; readonly ownId: PersonId }

/** Which person each key belongs to: the one named by the smallest key of its component. */
export function resolvePersons(
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
  links: readonly IdentityLink[],
): PersonKey[] {
  return [...components(keys, links)].map(([key, smallest]) => ({
    key,
    personId: personIdOf(workspaceId, smallest),
    ownId: personIdOf(workspaceId, key),
  }))
}
