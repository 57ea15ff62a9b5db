import type { Interval } from '../../modules/reports/wilson.ts'
import { type Drawing, drawLeads, type PlantedLead } from '../../planted/leads.ts'
import type { Plan } from '../../planted/plan.ts'
import { type Cell, cellsOf } from '../../planted/rates.ts'

/** Leads that were drawn, and the laws by which. */
export type Sample = {
  readonly drawing: Drawing
  readonly leads: readonly PlantedLead[]
  readonly cells: readonly Cell[]
}

export const sampleOf = (plan: Plan, drawing: Drawing): Sample => ({
  drawing,
  leads: drawLeads(plan, drawing),
  cells: cellsOf(plan),
})

/** An interval that a report would give, and what it should cover. */
export type Trial = {
  /** What is estimated, in words: all trials of one are counted together. */
  readonly estimate: string
  /** Of what: a channel, an owner. */
  readonly of: string
  /** Null where the report says that it can't tell. */
  readonly interval: Interval | null
  readonly truth: number
}

export const trial = (estimate: string, of: string, interval: Interval | null | undefined, truth: number): Trial => ({
  ...{ estimate, of, truth },
  interval: interval ?? null,
})

export const channelsIn = ({ cells }: Sample): string[] => [...new Set(cells.map(({ channel }) => channel.channel))]
export const ownersIn = ({ cells }: Sample): string[] => [...new Set(cells.map(({ owner }) => owner))]

/** The same of the leads of one channel, of one owner. */
export const ofChannel = ({ drawing, leads, cells }: Sample, name: string): Sample => ({
  drawing,
  leads: leads.filter(({ channel }) => channel.channel === name),
  cells: cells.filter(({ channel }) => channel.channel === name),
})
export const ofOwner = ({ drawing, leads, cells }: Sample, name: string): Sample => ({
  drawing,
  leads: leads.filter(({ owner }) => owner.owner === name),
  cells: cells.filter(({ owner }) => owner === name),
})
