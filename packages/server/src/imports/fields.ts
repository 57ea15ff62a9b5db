import { activityDirections, milestones, sides } from '@touchline/schema'
import { opportunityOutcomes, stagedObjects } from '../modules/outcomes/records.ts'

/**
 * What a cell of a field is read as. `slug`: lower case with underscores. `id`: text that is part of a key. `domain`: that of a
 * web site or an address as well. `day`: a date whose time, if it has one, is left out. `flag`: yes or no.
 */
type FieldType = 'text' | 'id' | 'slug' | 'email' | 'domain' | 'date' | 'day' | 'amount' | 'choice' | 'flag'

export type Field = {
  readonly type: FieldType
  readonly required?: true
  /** Of a choice. */
  readonly choices?: readonly string[]
}

const leads = {
  id: { type: 'id', required: true },
  createdAt: { type: 'date', required: true },
  email: { type: 'email' },
  accountId: { type: 'id' },
  source: { type: 'text' },
  stage: { type: 'text' },
  milestone: { type: 'choice', choices: milestones },
  mqlAt: { type: 'date' },
  salAt: { type: 'date' },
  sqlAt: { type: 'date' },
  wonAt: { type: 'date' },
  lostAt: { type: 'date' },
  winReason: { type: 'text' },
  lossReason: { type: 'text' },
  owner: { type: 'text' },
  assignedAt: { type: 'date' },
  refusedAt: { type: 'date' },
  refusalReason: { type: 'text' },
  recycledAt: { type: 'date' },
  recycleReason: { type: 'text' },
  recycledUntil: { type: 'date' },
  selfReportedSource: { type: 'text' },
  requestedAt: { type: 'date' },
} as const satisfies Record<string, Field>

const opportunities = {
  id: { type: 'id', required: true },
  leadId: { type: 'id' },
  email: { type: 'email' },
  accountId: { type: 'id' },
  name: { type: 'text' },
  stage: { type: 'text' },
  outcome: { type: 'choice', choices: opportunityOutcomes },
  createdAt: { type: 'date' },
  closedAt: { type: 'date' },
  wonAt: { type: 'date' },
  lostAt: { type: 'date' },
  amount: { type: 'amount' },
  currency: { type: 'text' },
  winReason: { type: 'text' },
  lossReason: { type: 'text' },
} as const satisfies Record<string, Field>

const stages = {
  object: { type: 'choice', choices: stagedObjects, required: true },
  id: { type: 'id', required: true },
  stage: { type: 'text', required: true },
  enteredAt: { type: 'date', required: true },
  fromStage: { type: 'text' },
} as const satisfies Record<string, Field>

const contactRoles = {
  opportunityId: { type: 'id', required: true },
  leadId: { type: 'id' },
  email: { type: 'email' },
  role: { type: 'text' },
  isPrimary: { type: 'flag' },
} as const satisfies Record<string, Field>

const accounts = {
  id: { type: 'id', required: true },
  name: { type: 'text' },
  domain: { type: 'domain' },
} as const satisfies Record<string, Field>

const contacts = {
  id: { type: 'id', required: true },
  leadId: { type: 'id' },
  email: { type: 'email' },
  accountId: { type: 'id' },
} as const satisfies Record<string, Field>

const touchpoints = {
  id: { type: 'id' },
  occurredAt: { type: 'date', required: true },
  email: { type: 'email' },
  userId: { type: 'id' },
  leadId: { type: 'id' },
  kind: { type: 'slug', required: true },
  side: { type: 'choice', choices: sides },
  source: { type: 'text' },
  medium: { type: 'text' },
  campaign: { type: 'text' },
  content: { type: 'text' },
  title: { type: 'text' },
} as const satisfies Record<string, Field>

const activities = {
  id: { type: 'id' },
  occurredAt: { type: 'date', required: true },
  email: { type: 'email' },
  leadId: { type: 'id' },
  kind: { type: 'slug', required: true },
  owner: { type: 'text' },
  direction: { type: 'choice', choices: activityDirections },
  reached: { type: 'flag' },
  topic: { type: 'text' },
  content: { type: 'text' },
  title: { type: 'text' },
} as const satisfies Record<string, Field>

const spend = {
  day: { type: 'day', required: true },
  amount: { type: 'amount', required: true },
  currency: { type: 'text' },
  channel: { type: 'text' },
  source: { type: 'id' },
  medium: { type: 'text' },
  campaign: { type: 'id' },
} as const satisfies Record<string, Field>

/** What each kind of file can tell. A new field is a new line here, and one in the function that makes its item. */
export const importFields = {
  leads,
  opportunities,
  stages,
  'contact-roles': contactRoles,
  accounts,
  contacts,
  touchpoints,
  activities,
  spend,
}

export type ImportKind = keyof typeof importFields
export const importKinds = Object.keys(importFields) as ImportKind[]

type ValueOf<F extends Field> = F extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : F['type'] extends 'amount'
    ? number
    : F['type'] extends 'flag'
      ? boolean
      : string

type Required<Fields> = { [Name in keyof Fields]: Fields[Name] extends { required: true } ? Name : never }[keyof Fields]

/** A row's values: dates as `ImportedDate`, amounts in minor units, addresses normalised. A blank cell is absent. */
export type RowOf<Kind extends ImportKind> = FieldValues<(typeof importFields)[Kind]>

type FieldValues<Fields extends Record<string, Field>> = {
  readonly [Name in Required<Fields>]: ValueOf<Fields[Name]>
} & { readonly [Name in Exclude<keyof Fields, Required<Fields>>]?: ValueOf<Fields[Name]> }
