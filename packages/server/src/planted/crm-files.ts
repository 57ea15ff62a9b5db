import { stringify } from 'csv-stringify/sync'
import { integer, randomOf } from './draws.ts'
import { type Drawing, dayMs, dayNumber, knownOf, type PlantedLead } from './leads.ts'
import type { Plan } from './plan.ts'

/** A file and how `touchline import` is to read it: each column is called as its field. */
export type ImportFile = { readonly kind: PlantedKind; readonly csv: string; readonly mapping: string }
type PlantedKind = 'leads' | 'opportunities' | 'activities' | 'spend'
type Row = Readonly<Record<string, string>>

export const system = 'planted-crm'
const currency = 'EUR'

/** What the CRM and the bookkeeping know as the last day ends. */
export function importFiles(plan: Plan, drawing: Drawing, leads: readonly PlantedLead[]): ImportFile[] {
  return [
    fileOf(
      'leads',
      leads.map((lead) => leadRow(lead, drawing)),
    ),
    fileOf(
      'opportunities',
      leads.filter((lead) => isAccepted(lead, drawing)).map((lead) => opportunityRow(lead, drawing)),
    ),
    fileOf(
      'activities',
      leads.flatMap((lead) => activityRows(lead, drawing)),
    ),
    fileOf(
      'spend',
      plan.channels.flatMap((channel) => spendRows(channel, drawing, leads)),
    ),
  ]
}

/** @throws Error where there are no rows. */
function fileOf(kind: PlantedKind, rows: readonly Row[]): ImportFile {
  const columns = columnsOf[kind]
  const fields = columns.map((column) => `  ${column}: ${column}\n`).join('')
  return {
    kind,
    csv: stringify([...rows], { header: true, columns: [...columns] }),
    mapping: `system: ${system}\nfields:\n${fields}`,
  }
}

const columnsOf: Readonly<Record<PlantedKind, readonly string[]>> = {
  leads: ['id', 'createdAt', 'email', 'source', 'mqlAt', 'owner', 'assignedAt', 'salAt', 'lostAt'],
  opportunities: ['id', 'leadId', 'outcome', 'createdAt', 'closedAt', 'amount', 'currency'],
  activities: ['id', 'occurredAt', 'leadId', 'kind', 'owner', 'direction', 'reached'],
  spend: ['day', 'source', 'medium', 'campaign', 'amount', 'currency'],
}

/** Sales calls on the day after, is called back on the day after that, and accepts on the next. */
const [workedAfter, reachedAfter, acceptedAfter] = [1, 2, 3]

const endOf = ({ until }: Drawing): number => dayNumber(until)
const isAccepted = ({ accepted, day }: PlantedLead, drawing: Drawing): boolean =>
  accepted && day + acceptedAfter < endOf(drawing)

function leadRow(lead: PlantedLead, drawing: Drawing): Row {
  const { id, email, at, day, owner } = lead
  // The form's record appears two minutes later.
  const createdAt = new Date(at + 120_000).toISOString()
  return {
    ...{ id, createdAt, email, source: 'Website' },
    ...{ mqlAt: createdAt, owner: owner.owner, assignedAt: createdAt },
    salAt: isAccepted(lead, drawing) ? isoDay(day + acceptedAfter) : '',
    lostAt: knownOf(lead, drawing.until).outcome === 'LOST' ? decidedOn(lead) : '',
  }
}

function opportunityRow(lead: PlantedLead, drawing: Drawing): Row {
  const { outcome } = knownOf(lead, drawing.until)
  return {
    ...{ id: `O${lead.id}`, leadId: lead.id, outcome, createdAt: isoDay(lead.day + acceptedAfter) },
    closedAt: outcome === 'OPEN' ? '' : decidedOn(lead),
    ...{ amount: amountOf(lead, drawing).toFixed(2), currency },
  }
}

/** What it is worth, in whole units of the currency. */
export const amountOf = ({ no }: PlantedLead, { seed }: Drawing): number =>
  integer(randomOf(seed, 'amount', no), 1_000, 9_000)

function activityRows({ id, at, day, worked, reached, owner }: PlantedLead, drawing: Drawing): Row[] {
  const activity = (after: number, direction: string, isReached: string): Row[] =>
    day + after < endOf(drawing)
      ? [
          {
            ...{
              id: `A${id}-${after}`,
              occurredAt: new Date(at + after * dayMs).toISOString(),
              leadId: id,
              kind: 'call',
            },
            ...{ owner: owner.owner, direction, reached: isReached },
          },
        ]
      : []
  return [
    ...(worked ? activity(workedAfter, 'OUTBOUND', 'no') : []),
    ...(reached ? activity(reachedAfter, 'INBOUND', 'yes') : []),
  ]
}

function spendRows(
  { channel, mark, spendMinorPerLead, begunDaysAgo }: Plan['channels'][number],
  drawing: Drawing,
  leads: readonly PlantedLead[],
): Row[] {
  const count = leads.filter((lead) => lead.channel.channel === channel).length
  const days = Math.min(drawing.days, begunDaysAgo ?? drawing.days)
  const perDay = Math.round((spendMinorPerLead * count) / days)
  if (perDay === 0 || !mark.utm) return []
  const { source, medium, campaign = '' } = mark.utm
  return Array.from({ length: days }, (_, i) => ({
    ...{ day: isoDay(endOf(drawing) - days + i), source, medium, campaign },
    ...{ amount: (perDay / 100).toFixed(2), currency },
  }))
}

const decidedOn = ({ day, decidedAfter }: PlantedLead): string => isoDay(day + (decidedAfter ?? 0))
const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
