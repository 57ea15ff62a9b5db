import { compareText } from '../../lib/order.ts'
import type { ChannelFacts, Classify } from '../channels/classify.ts'

/** Touchpoints or leads that are alike in all that rules ask about, and in the channel that they have. */
export type Alike = { readonly facts: ChannelFacts; readonly channel: string; readonly count: number }

/** What other rules would give another channel. */
export type ChannelMove = {
  readonly from: string
  readonly to: string
  readonly touchpoints: number
  /** By the touchpoint that made them leads, or by the lead source that the CRM gave. */
  readonly leads: number
}

/** Those that `classify` would give another channel. */
export const moved = (alike: readonly Alike[], classify: Classify): Alike[] =>
  alike.filter(({ facts, channel }) => classify(facts) !== channel)

/** What would move from where to where: most leads first, then most touchpoints. */
export function channelMoves(
  { touchpoints, leads }: { readonly touchpoints: readonly Alike[]; readonly leads: readonly Alike[] },
  classify: Classify,
): ChannelMove[] {
  const moves = new Map<string, ChannelMove>()
  const add = (of: 'touchpoints' | 'leads', alike: readonly Alike[]): void => {
    for (const { facts, channel, count } of moved(alike, classify)) {
      const to = classify(facts)
      const key = JSON.stringify([channel, to])
      const before = moves.get(key) ?? { from: channel, to, touchpoints: 0, leads: 0 }
      moves.set(key, { ...before, [of]: before[of] + count })
    }
  }
  add('touchpoints', touchpoints)
  add('leads', leads)
  return [...moves.values()].sort(
    (a, b) =>
      b.leads - a.leads || b.touchpoints - a.touchpoints || compareText(a.from, b.from) || compareText(a.to, b.to),
  )
}
