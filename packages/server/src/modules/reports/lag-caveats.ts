import type { LagResult } from './lag-result.ts'
import { isoDay } from './recording.ts'

type Told = {
  readonly ageDays: number
  readonly horizonDays: number
  readonly results: readonly LagResult[]
  /** The day from which on wins were recorded, where it began before. */
  readonly notRecorded: number | null
  readonly mayBeOlder: boolean
}

/** What to know before judging a campaign or channel, in sentences that name its numbers. */
export const lagCaveats = (told: Told): string[] =>
  [young(told), untold(told), notRecorded(told), older(told), undated(told), before(told)].filter(
    (sentence) => sentence !== null,
  )

const names = { LEAD: 'leads', MQL: 'MQLs', WON: 'wins' }

function young({ ageDays, results }: Told): string | null {
  const some = results.filter(({ tooYoung, shouldHaveShown }) => tooYoung && shouldHaveShown.value !== null)
  if (some.length === 0) return null
  const each = some.map(
    ({ milestone, withinDays, shouldHaveShown }) =>
      `${shareOf(shouldHaveShown)} of its ${names[milestone]} within ${withinDays} days`,
  )
  return `Too young to judge: after ${days(ageDays)} ${each.join(', ')} should have shown.`
}

function untold({ results, horizonDays }: Told): string | null {
  const some = results.filter(({ beyondFollowUp }) => beyondFollowUp)
  const each = some.map(({ milestone, withinDays }) =>
    withinDays === null ? `${names[milestone]} at all` : `${names[milestone]} for longer than ${withinDays} days`,
  )
  return some.length === 0
    ? null
    : `Nobody can tell what ${horizonDays} days bring: too few starts show ${each.join(', ')}.`
}

const notRecorded = ({ notRecorded: fromDay }: Told): string | null =>
  fromDay === null ? null : `It began before ${isoDay(fromDay)}, when wins were not recorded: its wins are left out.`

const older = ({ mayBeOlder }: Told): string | null =>
  mayBeOlder ? 'It began on the first day of which anything is known, so it may have begun before.' : null

function undated({ results }: Told): string | null {
  const count = results.reduce((sum, result) => sum + result.undated, 0)
  return count === 0 ? null : `${count} of its results came on a day that nobody recorded, and count in no curve.`
}

function before({ results }: Told): string | null {
  const count = results.reduce((sum, { beforeStart }) => sum + beforeStart, 0)
  return count === 0 ? null : `${count} of its results came before its start, says the CRM, and count on its day.`
}

const shareOf = ({ value, interval }: LagResult['shouldHaveShown']): string =>
  `${percent(value ?? 0)}${interval ? ` (${percent(interval.low)} to ${percent(interval.high)})` : ''}`

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
