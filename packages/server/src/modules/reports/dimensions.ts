import type { LeadDimension, TouchpointDimension } from '../../graphql/resolver-types.generated.ts'

/** Where a touchpoint has what it is grouped by. */
export const touchpointColumns = {
  CHANNEL: 'channel',
  SOURCE: 'source',
  MEDIUM: 'medium',
  CAMPAIGN: 'campaign',
  AD_CONTENT: 'ad_content',
  KEYWORD: 'keyword',
  LANDING_PAGE: 'landing_page',
  REFERRER_HOST: 'referrer_host',
} as const satisfies Record<TouchpointDimension, string>

/** Everything that attribution can be cut by. */
export const touchpointDimensions = Object.keys(touchpointColumns) as readonly TouchpointDimension[]

const ofLeads = {
  CHANNEL: true,
  SOURCE: true,
  MEDIUM: true,
  CAMPAIGN: true,
  AD_CONTENT: true,
  KEYWORD: true,
  LANDING_PAGE: true,
  CONVERSION_PAGE: true,
  OWNER: true,
  MONTH: true,
} as const satisfies Record<LeadDimension, true>

/** Everything that channel performance can be cut by. */
export const leadDimensions = Object.keys(ofLeads) as readonly LeadDimension[]
