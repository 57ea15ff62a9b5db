import { z } from 'zod'
import { BusinessHours } from './business-hours.ts'
import { mapOf } from './map-of.ts'
import { ruleKeys, ruleSchema } from './rule.ts'
import { ruleParts } from './rule-parts.ts'

const names = { h: 3_600_000, min: 60_000 } as const

/** Time in business hours, in milliseconds: `4h`, `30min` or `1h30min`. */
const BusinessTime = z
  .union([z.string(), z.number()], 'must be hours or minutes of business time, e.g. 4h or 30min')
  .transform((value, { addIssue }): number => {
    const [whole, hours, minutes] = /^(?:(\d{1,4})\s*h)?\s*(?:(\d{1,4})\s*min)?$/.exec(String(value).trim()) ?? []
    const ms = Number(hours ?? 0) * names.h + Number(minutes ?? 0) * names.min
    if (whole !== undefined && ms > 0) return ms
    if (/^\d+(\.\d+)?$/.test(String(value))) addIssue(`${value} has no unit: say ${value}h or ${value}min`)
    else if (/^\d+\s*d/.test(String(value)))
      addIssue(`"${value}": a business day has no fixed length: say hours, e.g. 16h`)
    else addIssue(`"${value}" is no business time, e.g. 4h or 30min`)
    return z.NEVER
  })

const sales = { firstResponse: BusinessTime, acceptOrRefuse: BusinessTime }
const marketing = { nurture: BusinessTime }
const sla = { sales: z.strictObject(sales, mapOf(sales)), marketing: z.strictObject(marketing, mapOf(marketing)) }

/** What each side owes the other once a lead is qualified, in business hours: milliseconds. */
export const Sla = z.strictObject(sla, mapOf(sla))
export type Sla = z.output<typeof Sla>

const shape = {
  name: z.string('must name the definition').min(1).max(200),
  /** What this version changes, for people. */
  note: z.string('must be text').max(2_000).optional(),
  validFrom: z.iso.date('must be a day like 2026-12-01'),
  businessHours: BusinessHours,
  sla: Sla,
  rule: ruleSchema,
}

/**
 * When a lead is qualified, and what marketing and sales owe each other from then on: one document, the same for both.
 *
 * @see docs/definition.md
 */
export const Definition = z.strictObject(shape, mapOf(shape))
export type Definition = z.output<typeof Definition>

/** What each map of the document may say, by the key that it stands under; every other map is a rule. */
export const definitionKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(shape),
  businessHours: Object.keys(BusinessHours.shape),
  week: Object.keys(BusinessHours.shape.week.shape),
  sla: Object.keys(sla),
  sales: Object.keys(sales),
  marketing: Object.keys(marketing),
  ...ruleParts,
  rule: ruleKeys,
}
