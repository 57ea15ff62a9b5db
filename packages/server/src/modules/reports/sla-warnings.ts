import type { Workspace } from '../workspaces/workspace.ts'
import type { ReportWarning } from './report-meta.ts'

/**
 * What to know of the clocks.
 *
 * @param things What they run for: leads or handoffs, and how many.
 */
export const slaWarnings = (
  { settings, timeZone }: Pick<Workspace, 'settings' | 'timeZone'>,
  affectedCount: number,
  things: string,
): ReportWarning[] => [
  ...(settings.sla
    ? []
    : [
        {
          code: 'NO_SLA' as const,
          message: `No SLA is settled on, so of ${affectedCount} ${things} nobody knows when they are due: settle on one with \`touchline settings apply\``,
          affectedCount,
        },
      ]),
  ...(settings.businessHours
    ? []
    : [
        {
          code: 'USUAL_BUSINESS_HOURS' as const,
          message: `No business hours are settled on: the clocks of ${affectedCount} ${things} run Monday to Friday, 09:00 to 17:00, in ${timeZone}`,
          affectedCount,
        },
      ]),
]
