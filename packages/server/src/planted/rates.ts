import { delayWithin } from './delay.ts'
import type { ChannelPlan, Plan } from './plan.ts'

/** Leads of one channel, segment and owner: how many of all they are, and how likely each step is, of those before it. */
export type Cell = {
  readonly channel: ChannelPlan
  readonly segment: string
  readonly owner: string
  readonly share: number
  readonly worked: number
  readonly reached: number
  readonly accepted: number
  readonly won: number
}

/** What is true of leads of some kind. Shares are of those before, `closeRate` is their product. */
export type Rates = {
  readonly worked: number
  readonly reached: number
  readonly accepted: number
  readonly won: number
  readonly closeRate: number
}

/** Every kind of lead that a plan makes. Their shares sum to 1. */
export function cellsOf({ channels, segments, owners }: Plan): Cell[] {
  const [allChannels, allOwners] = [sum(channels, ({ weight }) => weight), sum(owners, ({ weight }) => weight)]
  return channels.flatMap((channel) => {
    const allSegments = sum(segments, ({ segment }) => numberOf(channel.segments, segment))
    return segments.flatMap(({ segment }) =>
      owners.map(({ owner, weight, works, reaches, accepts, wins }): Cell => {
        const ofChannel = (channel.weight / allChannels) * (numberOf(channel.segments, segment) / allSegments)
        return {
          ...{ channel, segment, owner },
          share: ofChannel * (weight / allOwners),
          worked: works * channel.attention,
          reached: reaches,
          accepted: accepts * numberOf(channel.accepted, segment),
          won: wins * numberOf(channel.won, segment),
        }
      }),
    )
  })
}

const closeRateOf = ({ worked, reached, accepted, won }: Cell): number => worked * reached * accepted * won

/** What is true of leads of several kinds together. */
export function ratesOf(cells: readonly Cell[]): Rates {
  const leads = sum(cells, ({ share }) => share)
  const worked = sum(cells, (cell) => cell.share * cell.worked)
  const reached = sum(cells, (cell) => cell.share * cell.worked * cell.reached)
  const accepted = sum(cells, (cell) => cell.share * cell.worked * cell.reached * cell.accepted)
  const won = sum(cells, (cell) => cell.share * closeRateOf(cell))
  return {
    ...{ worked: worked / leads, reached: reached / worked },
    ...{ accepted: accepted / reached, won: won / accepted, closeRate: won / leads },
  }
}

/** Of leads of several kinds, the share that is won within so many days. */
export const wonWithin = (cells: readonly Cell[], days: number): number =>
  sum(cells, (cell) => cell.share * closeRateOf(cell) * delayWithin(cell.channel.delay, days)) /
  sum(cells, ({ share }) => share)

/** How often leads are of each segment. */
export function mixOf(cells: readonly Cell[]): Map<string, number> {
  const whole = sum(cells, ({ share }) => share)
  const mix = new Map<string, number>()
  for (const { segment, share } of cells) mix.set(segment, (mix.get(segment) ?? 0) + share / whole)
  return mix
}

/** The share that would be won if leads were of each segment as often as in `mix`. */
export const likeForLike = (cells: readonly Cell[], mix: ReadonlyMap<string, number>): number =>
  sum([...mix], ([segment, weight]) => weight * ratesOf(cells.filter((cell) => cell.segment === segment)).closeRate)

/** @throws Error where a plan says nothing of it. */
export function numberOf(numbers: { readonly [name: string]: number }, name: string): number {
  const number = numbers[name]
  if (number === undefined) throw new Error(`The plan says nothing of ${name}`)
  return number
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
