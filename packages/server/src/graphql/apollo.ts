import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLError } from 'graphql'
import { accountsResolvers } from '../modules/reports/accounts.resolvers.ts'
import { arrivalsResolvers } from '../modules/reports/arrivals.resolvers.ts'
import { attributionResolvers } from '../modules/reports/attribution.resolvers.ts'
import { audienceResolvers } from '../modules/reports/audience.resolvers.ts'
import { botEventsResolvers } from '../modules/reports/bot-events.resolvers.ts'
import { channelPerformanceResolvers } from '../modules/reports/channel-performance.resolvers.ts'
import { channelRulesResolvers } from '../modules/reports/channel-rules.resolvers.ts'
import { closeRateResolvers } from '../modules/reports/close-rate.resolvers.ts'
import { experimentsResolvers } from '../modules/reports/experiments.resolvers.ts'
import { funnelResolvers } from '../modules/reports/funnel.resolvers.ts'
import { handoffsResolvers } from '../modules/reports/handoffs.resolvers.ts'
import { journeyResolvers } from '../modules/reports/journey.resolvers.ts'
import { knowledgeResolvers } from '../modules/reports/knowledge.resolvers.ts'
import { kpisResolvers } from '../modules/reports/kpis.resolvers.ts'
import { lagResolvers } from '../modules/reports/lag.resolvers.ts'
import { leadResolvers } from '../modules/reports/lead.resolvers.ts'
import { leadsResolvers } from '../modules/reports/leads.resolvers.ts'
import { ledgerResolvers } from '../modules/reports/ledger.resolvers.ts'
import { likeForLikeResolvers } from '../modules/reports/like-for-like.resolvers.ts'
import { maturityResolvers } from '../modules/reports/maturity.resolvers.ts'
import { personsResolvers } from '../modules/reports/persons.resolvers.ts'
import { rankingResolvers } from '../modules/reports/ranking.resolvers.ts'
import { rejectedEventsResolvers } from '../modules/reports/rejected-events.resolvers.ts'
import { scoreResolvers } from '../modules/reports/score.resolvers.ts'
import { stabilityResolvers } from '../modules/reports/stability.resolvers.ts'
import { baseResolvers } from './base-resolvers.ts'
import type { Context } from './context.ts'
import { formatError, knownError } from './format-error.ts'
import { limitRules, queryLimits } from './limits.ts'
import { scalars } from './scalars.ts'
import { typeDefs } from './type-defs.generated.ts'

/** Tells the log which fault an answer hides, and gives an answer that lacks the database the status of that. */
const faults: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) if (isFault(error)) contextValue.onFault(error.originalError ?? error)
    },
    willSendResponse: async ({ errors, response }) => {
      const status = Math.max(0, ...(errors ?? []).map((error) => knownError(error)?.status ?? 0))
      if (status >= 500) response.http.status = status
    },
  }),
}

/** Ours rather than the caller's: what came up while a field was answered, and has no better word. */
const isFault = (error: GraphQLError): boolean => error.path !== undefined && (knownError(error)?.status ?? 500) >= 500

const resolvers = [
  scalars,
  baseResolvers,
  channelPerformanceResolvers,
  attributionResolvers,
  channelRulesResolvers,
  kpisResolvers,
  leadsResolvers,
  leadResolvers,
  journeyResolvers,
  knowledgeResolvers,
  ledgerResolvers,
  rejectedEventsResolvers,
  botEventsResolvers,
  arrivalsResolvers,
  handoffsResolvers,
  personsResolvers,
  maturityResolvers,
  rankingResolvers,
  likeForLikeResolvers,
  closeRateResolvers,
  funnelResolvers,
  lagResolvers,
  stabilityResolvers,
  scoreResolvers,
  accountsResolvers,
  experimentsResolvers,
  audienceResolvers,
]

/** The GraphQL server, not started yet. It reaches nothing outside and answers nothing but GraphQL. */
export const createApollo = (): ApolloServer<Context> =>
  new ApolloServer<Context>({
    typeDefs,
    resolvers,
    validationRules: limitRules,
    parseOptions: { maxTokens: queryLimits.tokens },
    maxRecursiveSelections: true,
    formatError,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    plugins: [
      faults,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
