import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { requirePermission } from '../workspaces/permissions.ts'
import { keyIdOf, personIdOf, readKeyId, readPersonId } from './global-id.ts'
import { numberBetween } from './number-between.ts'
import { keyParts } from './person.ts'
import { readAt, type UserError, userErrorOf } from './user-error.ts'

const mostKeys = 200

const [personPath, keysPath] = [
  ['input', 'person'],
  ['input', 'keys'],
]

const readKeys = (ids: readonly string[]): string[] =>
  readAt(keysPath, () => {
    numberBetween('The number of keys', ids.length, 1, mostKeys)
    return [...new Set(ids.map(readKeyId))]
  })

const pathOf = (code: UserError['code']): readonly string[] => (code === 'PERSON_UNKNOWN' ? personPath : keysPath)

/** A mistake in the input is an answer; anything else is thrown. */
async function decided<Decided>(work: () => Promise<Decided>) {
  try {
    return { ...(await work()), userErrors: [] }
  } catch (error) {
    return { pairs: [], before: [], after: [], userErrors: [userErrorOf(error, pathOf)] }
  }
}

export const personsResolvers = {
  Mutation: {
    splitPerson: (_, { input: { person, keys, dryRun } }, { roles, decide }) => {
      requirePermission(roles, 'DECIDE_PERSONS')
      return decided(async () => {
        const of = readAt(personPath, () => readPersonId(person))
        return decide('SPLIT', readKeys(keys), { of, dryRun })
      })
    },
    joinPerson: (_, { input: { keys, dryRun } }, { roles, decide }) => {
      requirePermission(roles, 'DECIDE_PERSONS')
      return decided(async () => decide('JOIN', readKeys(keys), { dryRun }))
    },
  },
  Lead: {
    person: async ({ personId }, _, { loaders }) => {
      const found = await loaders.person.load(personId)
      if (!found) throw new Error(`Person ${personId} has a lead, but no key`)
      return found.person
    },
  },
  Person: {
    id: ({ personId }) => personIdOf(personId),
    keys: ({ keys }, _, { roles }) => {
      requirePermission(roles, 'READ_PERSONAL_DATA')
      return keys
    },
    touchpointCount: ({ touchpoints }) => touchpoints,
    leadCount: ({ leads }) => leads,
  },
  PersonKey: {
    id: keyIdOf,
    kind: (key) => keyParts(key).kind,
    system: (key) => keyParts(key).system,
    value: (key) => keyParts(key).value,
  },
} satisfies Resolvers
