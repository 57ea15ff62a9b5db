import type { Money } from '../../lib/money.ts'
import type { Projectable } from './told-projection.ts'

/** What was spent on leads, how far they came, and what they brought. */
export type Costed = Readonly<Record<'leads' | 'mqls' | 'sals' | 'sqls' | 'opportunities' | 'won' | 'lost', number>> & {
  /** Null where no spend was told. */
  readonly spend: Money | null
  readonly revenue: Money
}

/** The same of leads whose close rate can be projected. */
export type CostedRow = Costed & Projectable
