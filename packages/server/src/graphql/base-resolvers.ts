import { amountOf } from '../lib/money.ts'
import { type Named, readId, workspaceIdOf } from '../modules/reports/global-id.ts'
import type { NodeParent } from '../modules/reports/node.ts'
import { permissionsOf } from '../modules/workspaces/permissions.ts'
import type { Context } from './context.ts'
import type { Resolvers } from './resolver-types.generated.ts'

/** Of `base.graphql`. */
export const baseResolvers = {
  Query: {
    node: (_, { id }, context) => findNode(readId(id), context),
    rateLimit: (_, __, { rate }) => ({ ...rate, resetAt: new Date(rate.resetAt) }),
    viewer: (_, __, { workspace, roles }) => ({ workspace, roles, permissions: permissionsOf(roles) }),
  },
  Workspace: {
    id: ({ id }) => workspaceIdOf(id),
  },
  Money: {
    amount: amountOf,
  },
} satisfies Resolvers

async function findNode({ type, key }: Named, { loaders, workspace }: Context): Promise<NodeParent | null> {
  switch (type) {
    case 'Account': {
      const found = await loaders.account.load(key)
      return found && { __typename: type, ...found }
    }
    case 'Lead': {
      const found = await loaders.lead.load(key)
      return found && { __typename: type, ...found.lead }
    }
    case 'Opportunity': {
      const found = await loaders.opportunity.load(key)
      return found && { __typename: type, ...found.opportunity }
    }
    case 'Person': {
      const found = await loaders.person.load(key)
      return found && { __typename: type, ...found.person }
    }
    case 'Touchpoint': {
      const found = await loaders.touchpoint.load(key)
      return found && { __typename: type, ...found }
    }
    case 'Workspace':
      return key === workspace.id ? { __typename: type, ...workspace } : null
  }
}
