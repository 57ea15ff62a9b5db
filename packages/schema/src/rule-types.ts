import type { z } from 'zod'
import type { leaves } from './rule-parts.ts'

/** What each question of a lead says, as it is read. */
export type Leaves = { readonly [Key in keyof typeof leaves]: z.output<(typeof leaves)[Key]> }

/** What is asked of a lead and its journey. */
export type LeafRule = { [Key in keyof Leaves]: { readonly kind: Key; readonly asks: Leaves[Key] } }[keyof Leaves]

/** A rule and what meeting it adds to a score. */
export type ScoredRule = { readonly points: number; readonly rule: Rule }

/** What a lead must meet. A score is met by points that add up to its threshold. */
export type Rule =
  | { readonly kind: 'all' | 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'score'; readonly threshold: number; readonly of: readonly ScoredRule[] }
  | LeafRule
