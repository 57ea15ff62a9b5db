/** What stands where there is no number: not zero. */
const nothing = '–'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export const count = (value: number | null | undefined): string => (value == null ? nothing : whole.format(value))

/** A share as a percentage, with a decimal where it is small enough for one to matter: `8.9%`, `31%`. */
export function percent(share: number | null | undefined): string {
  if (share == null) return nothing
  const digits = share !== 0 && Math.abs(share) < 0.1 ? 1 : 0
  return `${(share * 100).toFixed(digits)}%`
}

export type Amount = { readonly amount: string; readonly currency: string }

/** An amount without cents, which only distract where sums are compared: `€1,726,530`. */
export function money(value: Amount | null | undefined): string {
  if (value == null) return nothing
  const style = { style: 'currency', currency: value.currency, maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat('en', style).format(Number(value.amount))
}

/** `12 Mar 2026`, in the zone of the workspace. */
export const day = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(
    new Date(instant),
  )

/** `Mar 2026`, of the first day of the month. */
export const month = (first: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(first))

/** `12 Mar 2026, 14:05`. */
export const moment = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZone,
  }).format(new Date(instant))

/** The days of a half-open range, both of those named in: `1 Dec 2025 – 30 Nov 2026`. */
export const days = ({ from, to }: { readonly from: string; readonly to: string }, timeZone: string): string =>
  `${day(from, timeZone)} – ${day(new Date(new Date(to).getTime() - 1).toISOString(), timeZone)}`

/** Business time, which runs in working hours alone and so is not told in days: `26 h`, `40 min`. */
export function workingTime(seconds: number | null | undefined): string {
  if (seconds == null) return nothing
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${whole.format(Math.round(seconds / 3600))} h`
}

/** `IN_PIPELINE` as people read it: `In pipeline`. */
export const spoken = (name: string): string => {
  const words = name.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
