import { type LeadAssignment, leadAssignments, type Milestone, milestones, type PersonId } from '@touchline/schema'
import { groupBy } from '../lib/group-by.ts'
import type { Money } from '../lib/money.ts'
import type { LeadCursor } from '../modules/reports/cursor.ts'
import { resolveRange } from '../modules/reports/date-range.ts'
import { leadId } from '../modules/reports/global-id.ts'
import { leadsOfPage } from '../modules/reports/lead.queries.ts'
import {
  type Assignment,
  type Lead,
  type LeadFilter,
  type LeadForm,
  type LeadMilestone,
  leadFormPage,
} from '../modules/reports/lead.ts'
import { assignmentsOfLeads, leadFormsOfPersons } from '../modules/reports/parts-of-leads.queries.ts'
import { type Column, flag, instant, money, text } from './column.ts'
import { inPages, pageOfMany } from './in-pages.ts'
import { choice, text as textParameter } from './parameter.ts'
import { type Place, placesOf } from './places-of.ts'
import { daysOf, rangeAsked, rangeParameters } from './range-parameters.ts'
import { type ExportContext, reportExport } from './report-export.ts'

/** A lead with where it counts. */
type ListedLead = Lead & Place & { readonly leadFormPage: string | null; readonly revenue: Money }

export const leadsExport = reportExport({
  name: 'leads',
  description: 'Leads, the newest first: all, unless a range of days in which they were created is given.',
  parameters: {
    ...rangeParameters,
    channel: textParameter('It counts in this channel.'),
    source: textParameter('It counts under this source.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides channel and source.'),
    milestone: choice(milestones, null, 'It has reached this milestone, dated or not.'),
  },
  columns: () => columns,
  list: async (asked, context) => {
    const { channel, source, assignBy, milestone } = asked
    const zone = asked.timeZone ?? context.workspace.timeZone
    const range = rangeAsked(asked)
    const created = range && resolveRange(range, zone, context.now)
    const filter = { created, channel, source, assignBy, milestone }
    return {
      rows: inPages((last) => pageAfter(last, filter, context)),
      days: created && daysOf(created, zone),
      warnings: [],
    }
  },
})

async function pageAfter(
  last: ListedLead | undefined,
  filter: LeadFilter,
  { read, workspace }: ExportContext,
): Promise<ListedLead[]> {
  const after: LeadCursor | null = last ? [last.createdAt, last.personId, last.no] : null
  const leads = await read((db) => leadsOfPage(db, workspace.id, filter, pageOfMany(after)))
  const assignments = await read((db) => assignmentsOfLeads(db, workspace.id, leads))
  const forms = await read((db) => leadFormsOfPersons(db, workspace.id, personsOf(leads)))
  return leads.map(listed(assignments, forms, filter.assignBy, workspace.currency))
}

const personsOf = (leads: readonly Lead[]): PersonId[] => [...new Set(leads.map(({ personId }) => personId))]

function listed(
  assignments: readonly Assignment[],
  forms: readonly LeadForm[],
  assignBy: LeadAssignment,
  currency: string,
): (lead: Lead) => ListedLead {
  const placeOf = placesOf(assignments, assignBy)
  const formsOf = groupBy(forms, ({ personId }) => personId)
  return (lead) => {
    return {
      ...lead,
      ...placeOf(lead),
      leadFormPage: leadFormPage(lead, formsOf.get(lead.personId) ?? []),
      revenue: { minor: lead.revenueMinor, currency },
    }
  }
}

const columns: readonly Column<ListedLead>[] = [
  text('lead_id', leadId),
  instant('created_at', ({ createdAt }) => createdAt),
  text('created_at_precision', ({ createdAtPrecision }) => createdAtPrecision),
  text('channel', ({ channel }) => channel),
  text('source', ({ source }) => source),
  text('stage', ({ stage }) => stage),
  text('owner', ({ owner }) => owner),
  instant('assigned_at', ({ assignedAt }) => assignedAt),
  instant('requested_at', ({ requestedAt }) => requestedAt),
  text('self_reported_source', ({ selfReportedSource }) => selfReportedSource),
  flag('in_crm', ({ inCrm }) => inCrm),
  text('lead_form_page', (lead) => lead.leadFormPage),
  ...milestones.filter((milestone) => milestone !== 'LEAD').flatMap(milestoneColumns),
  money('revenue', ({ revenue }) => revenue),
  text('currency', ({ revenue }) => revenue.currency),
  text('win_reason', ({ winReason }) => winReason),
  text('loss_reason', ({ lossReason }) => lossReason),
  instant('refused_at', ({ refusal }) => refusal?.at ?? null),
  text('refusal_reason', ({ refusal }) => refusal?.reason ?? null),
  instant('recycled_at', ({ recycling }) => recycling?.at ?? null),
  text('recycling_reason', ({ recycling }) => recycling?.reason ?? null),
  instant('recycled_until', ({ recycling }) => recycling?.until ?? null),
]

/** When it was reached, and how that is known. Both are empty where it was not. */
function milestoneColumns(milestone: Milestone): Column<ListedLead>[] {
  const reached = ({ milestones }: ListedLead): LeadMilestone | undefined =>
    milestones.find((one) => one.milestone === milestone)
  const name = milestone.toLowerCase()
  return [
    instant(`${name}_at`, (lead) => reached(lead)?.at ?? null),
    text(`${name}_known_by`, (lead) => reached(lead)?.knownBy ?? null),
  ]
}
