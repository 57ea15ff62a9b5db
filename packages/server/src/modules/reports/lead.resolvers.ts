import type { LeadAssignment } from '@touchline/schema'
import type { Context } from '../../graphql/context.ts'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { stageReader } from '../outcomes/stage-map.ts'
import { readTouchpointCursor } from './cursor.ts'
import { leadId, opportunityId } from './global-id.ts'
import { journeyPage } from './journey-page.ts'
import type { LeadKey } from './keys.ts'
import { type Assignment, leadFormPage } from './lead.ts'
import { pageQuestion } from './page.ts'

const assignmentBy = async (lead: LeadKey, assignBy: LeadAssignment, { loaders }: Context): Promise<Assignment> => {
  const assignment = (await loaders.assignments.load(lead)).find((one) => one.assignBy === assignBy)
  if (!assignment) throw new Error(`Lead ${lead.personId}/${lead.no} counts nowhere by ${assignBy}`)
  return assignment
}

export const leadResolvers = {
  Lead: {
    id: leadId,
    channel: async (lead, { assignBy }, context) => (await assignmentBy(lead, assignBy, context)).channel,
    source: async (lead, { assignBy }, context) => (await assignmentBy(lead, assignBy, context)).source,
    stageHistory: (lead, _, { loaders }) => loaders.leadStages.load(lead),
    mappedStage: ({ stageName }, _, { workspace }) =>
      workspace.settings.stages?.find(({ name }) => name === stageName) ?? null,
    opportunities: (lead, _, { loaders }) => loaders.opportunities.load(lead),
    revenue: ({ revenueMinor }, _, { workspace }) => ({ minor: revenueMinor, currency: workspace.currency }),
    leadCreationTouchpoint: async (lead, _, context) => {
      const { touchpoint } = await assignmentBy(lead, 'LEAD_CREATION', context)
      return touchpoint && context.loaders.touchpoint.load(touchpoint)
    },
    leadFormPage: async (lead, _, { loaders }) => leadFormPage(lead, await loaders.leadForms.load(lead.personId)),
    journey: async ({ personId, no }, args, { loaders }) => {
      const page = pageQuestion(args, readTouchpointCursor)
      return journeyPage({ personId, no }, page, await loaders.journey.load({ personId, page }))
    },
  },
  Opportunity: {
    id: opportunityId,
    mappedStage: ({ stage }, _, { workspace }) => stageReader(workspace.settings.stages)(stage),
    stageHistory: (opportunity, _, { loaders }) => loaders.opportunityStages.load(opportunity),
    contactRoles: (opportunity, _, { loaders }) => loaders.contactRoles.load(opportunity),
    amount: ({ amountMinor }, _, { workspace }) =>
      amountMinor === null ? null : { minor: amountMinor, currency: workspace.currency },
  },
  StageChange: {
    mappedStage: ({ stage }, _, { workspace }) => stageReader(workspace.settings.stages)(stage),
  },
  ContactRole: {
    lead: async ({ lead }, _, { loaders }) => lead && ((await loaders.lead.load(lead))?.lead ?? null),
  },
} satisfies Resolvers
