import { batchOf, type PlantedBatch } from './batches.ts'
import { type ImportFile, importFiles } from './crm-files.ts'
import { type Drawing, drawLeads } from './leads.ts'
import type { Plan } from './plan.ts'
import { type Truth, truthOf } from './truth.ts'
import { drawBrowsers } from './visits.ts'

/** A company that never was: what its browsers send, what its CRM exports, and what is true of both. */
export type PlantedCompany = {
  readonly batches: readonly PlantedBatch[]
  readonly files: readonly ImportFile[]
  readonly truth: Truth
}

/** The same company for the same arguments, to the last byte. */
export function plantCompany(plan: Plan, drawing: Drawing): PlantedCompany {
  const leads = drawLeads(plan, drawing)
  const browsers = drawBrowsers(plan, drawing, leads)
  return {
    batches: browsers.map((browser) => batchOf(drawing.seed, browser)),
    files: importFiles(plan, drawing, leads),
    truth: truthOf(plan, drawing, leads, browsers),
  }
}
