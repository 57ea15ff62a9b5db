import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import { buildSchema, parse, printSchema } from 'graphql'

const source = join(import.meta.dirname, '../src')
const base = 'graphql/base.graphql'

/** Domain types that resolvers are given as parents, by the GraphQL type that they stand for. */
const parents = {
  Node: '../modules/reports/node.ts#NodeParent',
  Workspace: '../modules/workspaces/workspace.ts#Workspace as WorkspaceParent',
  Money: '../lib/money.ts#Money as MoneyParent',
  Metric: '@touchline/schema#Metric as MetricParent',
  ChannelRow: '../modules/reports/costed-row.ts#CostedRow as ChannelRowParent',
  MaturityRow: '../modules/reports/told-scenario.ts#Foretellable as MaturityRowParent',
  Account: '../modules/reports/account.ts#Account as AccountParent',
  AccountConnection: '../modules/reports/account.ts#AccountPage as AccountConnectionParent',
  AccountPersonConnection: '../modules/reports/account.ts#MemberPage as AccountPersonConnectionParent',
  AccountPersonEdge: '../modules/reports/account.ts#MemberEdge as AccountPersonEdgeParent',
  AccountJourneyConnection: '../modules/reports/account.ts#AccountJourney as AccountJourneyConnectionParent',
  AccountJourneyEdge: '../modules/reports/account.ts#AccountJourneyEdge as AccountJourneyEdgeParent',
  Knowledge: '../modules/workspaces/knowledge.queries.ts#KnowledgeState as KnowledgeParent',
  Lead: '../modules/reports/lead.ts#Lead as LeadParent',
  LeadConnection: '../modules/reports/lead.ts#LeadPage as LeadConnectionParent',
  Stage: '@touchline/schema#Stage as StageParent',
  LeadLedger: '../modules/reports/ledger.ts#Ledger as LeadLedgerParent',
  LeadHandoff: '../modules/reports/handoff.ts#LeadHandoff as LeadHandoffParent',
  LeadHandoffConnection: '../modules/reports/handoff.ts#HandoffPage as LeadHandoffConnectionParent',
  Person: '../modules/reports/person.ts#PersonOfKeys as PersonParent',
  PersonKey: '../modules/collect/keys.ts#IdentityKey as PersonKeyParent',
  Opportunity: '../modules/reports/opportunity.ts#Opportunity as OpportunityParent',
  StageChange: '../modules/reports/opportunity.ts#StageChange as StageChangeParent',
  ContactRole: '../modules/reports/opportunity.ts#ContactRole as ContactRoleParent',
  Touchpoint: '../modules/reports/journey.ts#Touchpoint as TouchpointParent',
  TouchpointConnection: '../modules/reports/journey.ts#JourneyPage as TouchpointConnectionParent',
  AttributionRow: '../modules/reports/spread-row.ts#SpreadRow as AttributionRowParent',
  Arrival: '../modules/reports/arrivals.ts#Arrival as ArrivalParent',
  RejectedCount: '../modules/reports/rejected-events.queries.ts#RejectedCount as RejectedCountParent',
  RejectedEvent: '../modules/reports/rejected-events.queries.ts#RejectedEvent as RejectedEventParent',
  TouchpointEdge: '../modules/reports/journey.ts#JourneyEdge as TouchpointEdgeParent',
}

const scalars = {
  ID: 'string',
  DateTime: 'Date',
  Date: 'string',
  Decimal: 'string',
  TimeZone: 'string',
  CurrencyCode: 'string',
}

/**
 * Prints what is generated from the SDL beside the resolvers, by the path it belongs at, seen from the root of the
 * repository: the merged schema, the same as a module that the server loads, and the types of the resolvers.
 */
export async function printGraphql() {
  const sdl = `${printSchema(buildSchema(await readSdl()))}\n`
  return {
    'packages/schema/schema.graphql': sdl,
    'packages/server/src/graphql/type-defs.generated.ts': printTypeDefs(sdl),
    'packages/server/src/graphql/resolver-types.generated.ts': await printResolverTypes(sdl),
  }
}

async function readSdl(): Promise<string> {
  const names = await readdir(join(source, 'modules'), { recursive: true })
  const modules = names.filter((name) => name.endsWith('.graphql')).sort()
  const files = [base, ...modules.map((name) => join('modules', name))]
  return (await Promise.all(files.map((name) => readFile(join(source, name), 'utf8')))).join('\n')
}

const printTypeDefs = (sdl: string): string =>
  [
    '// Generated from the SDL beside the resolvers. Do not edit.',
    `export const typeDefs = ${JSON.stringify(sdl)}`,
    '',
  ].join('\n')

const printResolverTypes = (sdl: string): Promise<string> =>
  codegen({
    documents: [],
    schema: parse(sdl),
    filename: 'resolver-types.generated.ts',
    pluginMap: { typescript, typescriptResolvers },
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    config: {
      contextType: './context.ts#Context',
      mappers: parents,
      scalars,
      strictScalars: true,
      enumsAsTypes: true,
      immutableTypes: true,
      useTypeImports: true,
      avoidOptionals: { defaultValue: true, field: false, inputValue: false, object: false },
      resolverTypeWrapperSignature: 'Promise<T> | T',
    },
  })
