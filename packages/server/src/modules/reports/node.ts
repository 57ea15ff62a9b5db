import type { Workspace } from '../workspaces/workspace.ts'
import type { Account } from './account.ts'
import type { Touchpoint } from './journey.ts'
import type { Lead } from './lead.ts'
import type { Opportunity } from './opportunity.ts'
import type { PersonOfKeys } from './person.ts'

/** An object that was asked for by its id, with the name of its type. */
export type NodeParent =
  | ({ readonly __typename: 'Account' } & Account)
  | ({ readonly __typename: 'Lead' } & Lead)
  | ({ readonly __typename: 'Opportunity' } & Opportunity)
  | ({ readonly __typename: 'Person' } & PersonOfKeys)
  | ({ readonly __typename: 'Touchpoint' } & Touchpoint)
  | ({ readonly __typename: 'Workspace' } & Workspace)
