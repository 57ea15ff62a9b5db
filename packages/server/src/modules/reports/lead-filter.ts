import type { LeadFilter as LeadFilterInput } from '../../graphql/resolver-types.generated.ts'
import { daysBetween } from './date-range.ts'
import type { LeadFilter } from './lead.ts'

/** @throws AppError `RANGE_INVALID` */
export const leadFilter = (filter: LeadFilterInput | null | undefined, zone: string): LeadFilter => ({
  created: filter?.createdBetween ? daysBetween(filter.createdBetween, zone) : null,
  channel: filter?.channel ?? null,
  source: filter?.source ?? null,
  assignBy: filter?.assignBy ?? 'LEAD_CREATION',
  milestone: filter?.milestone ?? null,
})
