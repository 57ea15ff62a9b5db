import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DB } from '../../db/tables.ts'
import { accountIdOf } from '../accounts/account-of.ts'
import type { Lead } from '../outcomes/lead.ts'
import type { StageChange } from '../outcomes/stage-history.ts'
import { dateOf } from './lead-rows.ts'

export const opportunityRows = (
  workspaceId: WorkspaceId,
  personId: PersonId,
  { no, opportunities }: Lead,
): Insertable<DB['opportunity']>[] =>
  opportunities.map((opportunity) => ({
    workspace_id: workspaceId,
    person_id: personId,
    lead_no: no,
    system: opportunity.system,
    opportunity_id: opportunity.id,
    account_id: opportunity.accountKey === null ? null : accountIdOf(workspaceId, opportunity.accountKey),
    name: opportunity.name,
    stage: opportunity.stage,
    outcome: opportunity.outcome,
    created_at: dateOf(opportunity.createdAt?.at),
    closed_at: dateOf(opportunity.closedAt?.at),
    amount_minor: opportunity.amountMinor,
    win_reason: opportunity.winReason,
    loss_reason: opportunity.lossReason,
    is_expansion: opportunity.isExpansion,
  }))

/** The stages of a lead's records and of its opportunities. */
export function stageChangeRows(
  workspaceId: WorkspaceId,
  personId: PersonId,
  { no, stageHistory, opportunities }: Lead,
): Insertable<DB['stage_change']>[] {
  const ofLead = stageHistory.map(({ key, changes }) => {
    const [, system = ''] = key.split(':')
    return { object: 'LEAD', system, recordId: key.slice(`crm:${system}:`.length), changes }
  })
  const ofOpportunities = opportunities.map(({ system, id, stageHistory: changes }) => {
    return { object: 'OPPORTUNITY', system, recordId: id, changes }
  })
  return [...ofLead, ...ofOpportunities].flatMap(({ object, system, recordId, changes }) =>
    changes.map((change, i) => ({
      workspace_id: workspaceId,
      person_id: personId,
      lead_no: no,
      ...{ object, system, record_id: recordId, change_no: i + 1 },
      ...changeColumns(change),
    })),
  )
}

const changeColumns = ({ stage, fromStage, moment, source }: StageChange) => ({
  stage,
  from_stage: fromStage,
  entered_at: new Date(moment.at),
  precision: moment.precision,
  source,
})

export const contactRoleRows = (
  workspaceId: WorkspaceId,
  personId: PersonId,
  { opportunities }: Lead,
): Insertable<DB['contact_role']>[] =>
  opportunities.flatMap(({ system, id, contactRoles }) =>
    contactRoles.map(({ role, isPrimary, personId: contact }, i) => ({
      workspace_id: workspaceId,
      person_id: personId,
      system,
      opportunity_id: id,
      role_no: i + 1,
      role,
      is_primary: isPrimary,
      contact_person_id: contact,
    })),
  )
