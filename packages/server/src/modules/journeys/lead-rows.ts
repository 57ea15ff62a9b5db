import type { Milestone, PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import { v5 } from 'uuid'
import type { DB } from '../../db/tables.ts'
import type { Lead } from '../outcomes/lead.ts'
import type { Assignment } from './assignment.ts'

const namespace = '3f0b6a55-0a0e-5c29-8d7e-7c2c9a1b6d10'

/** A lead's id: of its person, and which of the person's leads it is. */
const leadIdOf = (personId: PersonId, no: number): string => v5(`${personId}/${no}`, namespace)

export function leadRow(
  workspaceId: WorkspaceId,
  personId: PersonId,
  lead: Lead,
  isSalesSourced: boolean,
): Insertable<DB['lead']> {
  const at = (milestone: Milestone): Date | null => dateOf(lead.milestones.get(milestone)?.moment?.at)
  const knownBy = (milestone: Milestone): string | null => lead.milestones.get(milestone)?.knownBy ?? null
  return {
    workspace_id: workspaceId,
    person_id: personId,
    lead_no: lead.no,
    lead_id: leadIdOf(personId, lead.no),
    lead_at: new Date(lead.leadAt.at),
    lead_precision: lead.leadAt.precision,
    mql_at: at('MQL'),
    mql_known_by: knownBy('MQL'),
    sal_at: at('SAL'),
    sal_known_by: knownBy('SAL'),
    sql_at: at('SQL'),
    sql_known_by: knownBy('SQL'),
    opportunity_at: at('OPPORTUNITY'),
    opportunity_known_by: knownBy('OPPORTUNITY'),
    won_at: at('WON'),
    won_known_by: knownBy('WON'),
    lost_at: at('LOST'),
    lost_known_by: knownBy('LOST'),
    win_reason: lead.winReason,
    loss_reason: lead.lossReason,
    refused_at: dateOf(lead.refusal?.moment.at),
    refusal_reason: lead.refusal?.reason ?? null,
    recycled_at: dateOf(lead.recycling?.moment.at),
    recycle_reason: lead.recycling?.reason ?? null,
    recycled_until: dateOf(lead.recycling?.until?.at),
    days_to_win: lead.daysToWin,
    revenue_minor: lead.revenueMinor,
    pipeline_minor: lead.pipelineMinor,
    in_crm: lead.inCrm,
    crm_source: lead.crmSource,
    crm_stage: lead.crmStage,
    ...stageColumns(lead),
    self_reported_source: lead.selfReportedSource,
    requested_at: dateOf(lead.requestedAt?.at),
    owner: lead.owner,
    assigned_at: dateOf(lead.assignedAt?.at),
    is_sales_sourced: isSalesSourced,
  }
}

const stageColumns = ({ stage, stageSince }: Lead) => ({
  stage: stage?.name ?? null,
  stage_means: stage?.means ?? null,
  stage_side: stage?.side ?? null,
  stage_expected_days: stage?.expectedDays ?? null,
  stage_since: dateOf(stageSince?.at),
})

export const assignmentRow = (
  workspaceId: WorkspaceId,
  personId: PersonId,
  leadNo: number,
  { assignBy, channel, source, touchpoint }: Assignment,
): Insertable<DB['lead_assignment']> => ({
  workspace_id: workspaceId,
  person_id: personId,
  lead_no: leadNo,
  assign_by: assignBy,
  channel,
  source,
  stream_id: touchpoint?.streamId ?? null,
  touchpoint_id: touchpoint?.id ?? null,
})

export const dateOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at))
