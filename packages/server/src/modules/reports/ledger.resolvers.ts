import type { Context } from '../../graphql/context.ts'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { type Clocks, clocksOf } from '../handoffs/clocks.ts'
import { sides } from '../handoffs/ledger-state.ts'
import { cursorOfHandoff, readLeadCursor } from './cursor.ts'
import { countUntouched, untouchedOfPage } from './handoff.queries.ts'
import { handoffAt, type LeadHandoff } from './handoff.ts'
import type { LeadKey } from './keys.ts'
import { countFlows, countStates } from './ledger.queries.ts'
import { checkSince, type Stay, stayAt } from './ledger.ts'
import { ledgerQuestion } from './ledger-question.ts'
import { ledgerOf, ledgerWarnings } from './ledger-report.ts'
import { pageOf, pageQuestion } from './page.ts'
import { claimsLeftOutOf } from './report-meta.ts'
import { mostRows } from './report-question.ts'

export const ledgerResolvers = {
  Query: {
    leadLedger: async (_, { knownThen, knowledgeAt, withoutClaims, ...args }, { view }) => {
      const asOf = knownThen || knowledgeAt ? args.asOf : null
      const { read, now, workspace } = await view({ asOf, knowledgeAt, withoutClaims })
      const question = ledgerQuestion(args, workspace, now)
      const counted = await read((db) => countStates(db, question))
      return {
        ...ledgerOf(counted, question),
        countFlows: (since) => read((db) => countFlows(db, question, checkSince(since, question.asOf))),
      }
    },
    untouchedLeads: async (_, { overdueOnly, ...args }, { read, workspace, now }) => {
      const question = { ...ledgerQuestion(args, workspace, now), overdueOnly }
      const page = pageQuestion(args, readLeadCursor)
      const found = await read((db) => untouchedOfPage(db, question, page))
      const clocks = clocksOf(workspace)
      const handoffs = found.map(({ handoff, state }) => handoffAt(handoff, state, true, question.asOf, clocks))
      return { ...pageOf(handoffs, page, cursorOfHandoff), countAll: () => read((db) => countUntouched(db, question)) }
    },
  },
  LeadLedger: {
    rows: ({ rows }) => rows.slice(0, mostRows),
    flows: ({ countFlows: count }, { since }) => count(since),
    meta: ({ workspace, ...ledger }) => ({
      claimsLeftOut: claimsLeftOutOf(workspace),
      timeZone: workspace.settings.businessHours?.timeZone ?? workspace.timeZone,
      currency: workspace.currency,
      warnings: ledgerWarnings(ledger, workspace, mostRows),
    }),
  },
  LeadHandoffConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    totalCount: ({ countAll }) => countAll(),
  },
  LeadHandoff: {
    lead: async ({ personId, no }, _, { loaders }) => {
      const found = await loaders.lead.load({ personId, no })
      if (!found) throw new Error(`Lead ${personId}/${no} has a handoff and is gone`)
      return found.lead
    },
  },
  Lead: {
    ledgerState: async (lead, _, context) => (await stayNow(lead, context)).state,
    ledgerSince: async (lead, _, context) => (await stayNow(lead, context)).since,
    ledgerSide: async (lead, _, context) => sides[(await stayNow(lead, context)).state],
    handoffs: (lead, _, context) => handoffsNow(lead, context, clocksOf(context.workspace)),
  },
} satisfies Resolvers

async function stayNow(lead: LeadKey, { loaders, now }: Context): Promise<Stay> {
  const stay = stayAt(await loaders.stays.load(lead), now)
  if (!stay) throw new Error(`Lead ${lead.personId}/${lead.no} is in no state`)
  return stay
}

async function handoffsNow(lead: LeadKey, context: Context, clocks: Clocks): Promise<LeadHandoff[]> {
  const { state, handoffNo } = await stayNow(lead, context)
  const handoffs = await context.loaders.handoffs.load(lead)
  return handoffs
    .filter(({ openedAt }) => openedAt.getTime() <= context.now.getTime())
    .map((handoff) => handoffAt(handoff, state, handoff.handoffNo === handoffNo, context.now, clocks))
}
