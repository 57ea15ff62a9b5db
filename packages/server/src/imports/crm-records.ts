import { readDomain } from '../modules/accounts/domain.ts'
import { accountKey, crmKey, emailKey } from '../modules/collect/keys.ts'
import type {
  ContactFields,
  ContactRoleFields,
  CrmRecord,
  LeadFields,
  OpportunityFields,
  StageFields,
} from '../modules/outcomes/records.ts'
import { inCurrencyOf } from './exchange.ts'
import type { RowOf } from './fields.ts'
import { aheadProblems, dayOf, type JudgingContext } from './judge.ts'
import { problem, type Reading, value } from './reading.ts'

/** The record that a row of leads tells. The address itself is not kept, but for its domain. */
export function leadRecord(row: RowOf<'leads'>, context: JudgingContext): Reading<CrmRecord> {
  const { id, email, accountId, ...told } = row
  const fields: LeadFields = { ...told, ...contact(email, context), ...account(accountId, context) }
  return happened(fields, context, { object: 'LEAD', system: context.system, recordId: id, fields })
}

/** The record that a row of opportunities tells. */
export function opportunityRecord(row: RowOf<'opportunities'>, context: JudgingContext): Reading<CrmRecord> {
  const { id, leadId, email, accountId, outcome: told, closedAt, wonAt, lostAt, amount, currency, ...rest } = row
  const outcome = told ?? (wonAt !== undefined ? 'WON' : lostAt !== undefined ? 'LOST' : 'OPEN')
  // Of an open opportunity the closing date is a forecast.
  const closed = outcome === 'OPEN' ? undefined : (closedAt ?? wonAt ?? lostAt)
  // Until it is closed it is worth what it was as it was opened.
  const day = dayOf(closed ?? row.createdAt ?? new Date(context.now).toISOString(), context)
  const worth = amount === undefined ? value(undefined) : inCurrencyOf(context, { day, amount, currency })
  const wrong = [...endProblems(row), ...(worth.kind === 'problem' ? [worth.problem] : [])]
  if (wrong.length > 0 || worth.kind === 'problem') return problem(wrong.join('; '))
  const fields: OpportunityFields = {
    ...rest,
    outcome,
    ...(leadId !== undefined && { leadKey: crmKey(context.system, leadId) }),
    ...contact(email, context),
    ...account(accountId, context),
    ...(closed !== undefined && { closedAt: closed }),
    ...(worth.value !== undefined && { amountMinor: worth.value }),
  }
  return happened(fields, context, { object: 'OPPORTUNITY', system: context.system, recordId: id, fields })
}

/** That a record entered a stage, as a row of stages tells it. */
export function stageRecord(row: RowOf<'stages'>, context: JudgingContext): Reading<CrmRecord> {
  const { object, id, ...told } = row
  const about = object === 'LEAD' ? { leadKey: crmKey(context.system, id) } : { opportunityId: id }
  const fields: StageFields = { ...about, ...told }
  const recordId = JSON.stringify([object, id, told.enteredAt, told.stage])
  return happened(fields, context, { object: 'STAGE', system: context.system, recordId, fields })
}

/** Somebody's part in an opportunity, as a row of contact roles tells it. A lead's id says more than an address. */
export function contactRoleRecord(row: RowOf<'contact-roles'>, context: JudgingContext): Reading<CrmRecord> {
  const { opportunityId, leadId, email, ...told } = row
  if (leadId === undefined && email === undefined) return problem('leadId and email are blank: nobody to give it to')
  const contactOf = leadId === undefined ? contact(email, context) : { leadKey: crmKey(context.system, leadId) }
  const fields: ContactRoleFields = { opportunityId, ...contactOf, ...told }
  const recordId = JSON.stringify([opportunityId, fields.leadKey ?? fields.emailKey])
  return value({ object: 'CONTACT_ROLE', system: context.system, recordId, fields })
}

/** An account, as a row of accounts tells it. */
export function accountRecord({ id, ...fields }: RowOf<'accounts'>, context: JudgingContext): Reading<CrmRecord> {
  return value({ object: 'ACCOUNT', system: context.system, recordId: id, fields })
}

/** Who belongs to which account, as a row of contacts tells it. A lead's id says more than an address. */
export function contactRecord(row: RowOf<'contacts'>, context: JudgingContext): Reading<CrmRecord> {
  const { id, leadId, email, accountId } = row
  if (leadId === undefined && email === undefined) return problem('leadId and email are blank: nobody is known by that')
  const who = leadId === undefined ? contact(email, context) : { leadKey: crmKey(context.system, leadId) }
  const fields: ContactFields = { ...who, ...account(accountId, context) }
  return value({ object: 'CONTACT', system: context.system, recordId: id, fields })
}

const endProblems = ({ wonAt, lostAt }: RowOf<'opportunities'>): string[] =>
  wonAt !== undefined && lostAt !== undefined ? ['wonAt and lostAt are both given: it ended once'] : []

type Contact = { emailKey?: string; emailDomain?: string }

function contact(email: string | undefined, { emailSecret }: JudgingContext): Contact {
  if (email === undefined) return {}
  const emailDomain = readDomain(email)
  return { emailKey: emailKey(emailSecret, email), ...(emailDomain !== null && { emailDomain }) }
}

const account = (id: string | undefined, { system }: JudgingContext): { accountKey?: string } =>
  id === undefined ? {} : { accountKey: accountKey(system, id) }

function happened(fields: CrmRecord['fields'], context: JudgingContext, record: CrmRecord): Reading<CrmRecord> {
  const ahead = aheadProblems(fields, context)
  return ahead.length > 0 ? problem(ahead.join('; ')) : value(record)
}
