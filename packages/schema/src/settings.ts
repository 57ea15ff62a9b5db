import { z } from 'zod'
import { BusinessHours } from './business-hours.ts'
import { Sla } from './definition.ts'

/** What marketing and sales of a workspace have settled on. What is left out is not settled. */
export const Settings = z.strictObject({
  /** When the clocks of the SLA run. */
  businessHours: BusinessHours.optional(),
  sla: Sla.optional(),
})
export type Settings = z.output<typeof Settings>

/** Settings as they are written, and kept. */
export type SettingsInput = z.input<typeof Settings>
