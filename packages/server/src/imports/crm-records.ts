import { crmKey, emailKey } from '../modules/collect/keys.ts'
import type { CrmRecord, LeadFields, OpportunityFields } from '../modules/outcomes/records.ts'
import type { RowOf } from './fields.ts'
import { aheadProblems, currencyProblems, type JudgingContext } from './judge.ts'
import { problem, type Reading, value } from './reading.ts'

/** The record that a row of leads tells. The address itself is not kept. */
export function leadRecord({ id, email, ...told }: RowOf<'leads'>, context: JudgingContext): Reading<CrmRecord> {
  const fields: LeadFields = { ...told, ...contact(email, context) }
  return happened(fields, context, { object: 'LEAD', system: context.system, recordId: id, fields })
}

/** The record that a row of opportunities tells. */
export function opportunityRecord(row: RowOf<'opportunities'>, context: JudgingContext): Reading<CrmRecord> {
  const { id, leadId, email, outcome: told, closedAt, wonAt, lostAt, amount, currency, ...rest } = row
  const wrong = opportunityProblems(row, context)
  if (wrong.length > 0) return problem(wrong.join('; '))
  const outcome = told ?? (wonAt !== undefined ? 'WON' : lostAt !== undefined ? 'LOST' : 'OPEN')
  // Of an open opportunity the closing date is a forecast.
  const closed = outcome === 'OPEN' ? undefined : (closedAt ?? wonAt ?? lostAt)
  const fields: OpportunityFields = {
    ...rest,
    outcome,
    ...(leadId !== undefined && { leadKey: crmKey(context.system, leadId) }),
    ...contact(email, context),
    ...(closed !== undefined && { closedAt: closed }),
    ...(amount !== undefined && { amountMinor: amount }),
  }
  return happened(fields, context, { object: 'OPPORTUNITY', system: context.system, recordId: id, fields })
}

function opportunityProblems(row: RowOf<'opportunities'>, context: JudgingContext): string[] {
  return [
    ...(row.leadId === undefined && row.email === undefined
      ? ['leadId and email are blank: nobody to give it to']
      : []),
    ...(row.wonAt !== undefined && row.lostAt !== undefined ? ['wonAt and lostAt are both given: it ended once'] : []),
    ...currencyProblems(row, context),
  ]
}

const contact = (email: string | undefined, { emailSecret }: JudgingContext): { emailKey?: string } =>
  email === undefined ? {} : { emailKey: emailKey(emailSecret, email) }

function happened(
  fields: LeadFields | OpportunityFields,
  context: JudgingContext,
  record: CrmRecord,
): Reading<CrmRecord> {
  const ahead = aheadProblems(fields, context)
  return ahead.length > 0 ? problem(ahead.join('; ')) : value(record)
}
