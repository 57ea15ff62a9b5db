import { wholeCredit } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import { type Alike, drawnAnew, kindsByName } from './bootstrap.ts'
import type { DrawnCredits } from './credit-intervals.ts'

/** Subjects to whom a rule gives the same: each of them so much, in billionths, for each of these combinations of keys. */
export type CreditedAlike = Alike & { readonly names: readonly string[]; readonly credits: readonly number[] }

/** Sums up what a rule gives, each time that subjects are drawn anew. Nothing depends on the order in which they come. */
export function drawnByRule(alike: readonly CreditedAlike[], times?: number): DrawnCredits {
  const kinds = kindsByName(alike, ({ names, credits }) => JSON.stringify([names, credits]))
  const names = [...new Set(kinds.flatMap((kind) => kind.names))].sort(compareText)
  const rowOf = new Map(names.map((name, row) => [name, row]))
  const first = [0]
  for (const { credits } of kinds) first.push((first.at(-1) ?? 0) + credits.length)
  const rows = Int32Array.from(kinds.flatMap((kind) => kind.names.map((name) => rowOf.get(name) ?? 0)))
  const credits = Float64Array.from(kinds.flatMap((kind) => kind.credits.map((credit) => credit / wholeCredit)))
  const sumUp = (counts: Float64Array): Float64Array => {
    const sums = new Float64Array(names.length)
    for (let kind = 0; kind < counts.length; kind++) {
      const count = counts[kind] as number
      for (let i = first[kind] as number; count > 0 && i < (first[kind + 1] as number); i++) {
        const row = rows[i] as number
        sums[row] = (sums[row] as number) + count * (credits[i] as number)
      }
    }
    return sums
  }
  return { names, draws: drawnAnew(kinds, sumUp, times) }
}
