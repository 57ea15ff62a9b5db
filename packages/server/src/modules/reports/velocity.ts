import { divided } from '../../lib/divided.ts'
import type { Money } from '../../lib/money.ts'
import { type Ratio, ratio } from './ratio.ts'

/** Leads with an opportunity, and what came of them. */
export type Deals = {
  readonly open: number
  readonly won: number
  readonly lost: number
  /** Wins with an amount, and their amounts in minor units. */
  readonly valued: number
  readonly valueMinor: bigint
  /** Wins whose opportunity and win have a recorded day, and the hours between. */
  readonly timed: number
  readonly cycleHours: number
}

export type Velocity = {
  readonly open: number
  readonly winRate: Ratio
  readonly meanValue: Money | null
  readonly valued: number
  readonly meanCycleDays: number | null
  readonly timed: number
  readonly perDay: Money | null
  readonly caveats: readonly string[]
}

/** Open × win rate × mean value ÷ mean cycle, in whole minor units. */
export function velocityOf(deals: Deals, currency: string, minimumSample: number): Velocity {
  const { open, won, lost, valued, valueMinor, timed, cycleHours } = deals
  const money = (minor: bigint | null): Money | null => (minor === null ? null : { minor, currency })
  const gained = [open, won, timed, 24].reduce((product, factor) => product * BigInt(factor), valueMinor)
  const spent = [won + lost, valued, cycleHours].reduce((product, factor) => product * BigInt(factor), 1n)
  return {
    open,
    winRate: ratio(won, won + lost, minimumSample),
    meanValue: money(divided(valueMinor, BigInt(valued))),
    valued,
    meanCycleDays: timed === 0 ? null : cycleHours / 24 / timed,
    timed,
    perDay: money(divided(gained, spent)),
    caveats: [unvalued(deals), untimed(deals), stillOpen(deals)].filter((sentence) => sentence !== null),
  }
}

const unvalued = ({ won, valued }: Deals): string | null =>
  valued === won ? null : `The mean value is of ${valued} of ${won} wins: the CRM names no amount for the others.`

const untimed = ({ won, timed }: Deals): string | null =>
  timed === won ? null : `The mean cycle is of ${timed} of ${won} wins: of the others a day is not recorded.`

const stillOpen = ({ open, timed }: Deals): string | null =>
  open === 0 || timed === 0
    ? null
    : `The mean cycle is of ${timed} opportunities that are won, while ${open} are open: the slow ones come last, so it may grow.`
