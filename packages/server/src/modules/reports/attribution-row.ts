import { type Milestone, wholeCredit } from '@touchline/schema'
import type { TouchpointDimension } from '../../graphql/resolver-types.generated.ts'
import { decimal } from '../../lib/decimal.ts'
import type { Money } from '../../lib/money.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type CreditCosts, creditCosts } from './credit-costs.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import type { EarnedCredit } from './earned-credit.ts'
import type { Compared } from './keyed-row.ts'
import { share } from './ratio.ts'
import type { Interval } from './wilson.ts'

/** What one combination of keys earned, or all of them, and what was spent on it. */
export type CostedCredit = EarnedCredit & {
  /** Null where no spend was told. */
  readonly spendMinor: string | null
}

export type AttributionRow = CreditCosts & {
  readonly keys: readonly DimensionValue<TouchpointDimension>[]
  readonly credit: string
  readonly share: number | null
  readonly standardError: number | null
  /** Both null unless asked for. */
  readonly creditInterval: Interval | null
  readonly shareInterval: Interval | null
  readonly value: Money | null
  readonly touchpoints: number
  readonly conversions: number
  /** Null where the report is compared with nothing. */
  readonly previous: AttributionRow | null
}

export type AttributionTotal = Omit<CreditCosts, 'costPerCreditInterval'> &
  Pick<AttributionRow, 'conversions' | 'credit' | 'value'> & {
    readonly previous: AttributionTotal | null
  }

const creditDigits = Math.log10(wholeCredit)

/** A credit in billionths as a decimal number: `"0.333333333"`. */
export const creditOf = (billionths: number | bigint): string => decimal(billionths, creditDigits)

/** Milestones whose conversions are worth something. */
const valued: readonly Milestone[] = ['OPPORTUNITY', 'WON']

type Asked = {
  readonly workspace: Pick<Workspace, 'currency'>
  readonly milestone: Milestone
  readonly groupBy: readonly TouchpointDimension[]
}

export const isValued = ({ milestone }: Pick<Asked, 'milestone'>): boolean => valued.includes(milestone)

export const attributionRow = (
  asked: Asked,
  { row, before }: Compared<CostedCredit>,
  total: Compared<CostedCredit>,
): AttributionRow => ({
  keys: dimensionValues(asked.groupBy, row.keys),
  credit: creditOf(BigInt(row.credit)),
  share: share(Number(row.credit), Number(total.row.credit)),
  standardError: row.standardError ?? null,
  creditInterval: row.intervals?.credit ?? null,
  shareInterval: row.intervals?.share ?? null,
  value: worthOf(asked, row),
  touchpoints: row.touchpoints,
  conversions: row.conversions,
  ...costsOf(asked, row),
  previous:
    before && total.before && attributionRow(asked, { row: before, before: null }, { row: total.before, before: null }),
})

export const attributionTotal = (asked: Asked, { row, before }: Compared<CostedCredit>): AttributionTotal => ({
  conversions: row.conversions,
  credit: creditOf(BigInt(row.credit)),
  value: worthOf(asked, row),
  ...costsOf(asked, row),
  previous: before && attributionTotal(asked, { row: before, before: null }),
})

const worthOf = (asked: Asked, { valueMinor }: EarnedCredit): Money | null =>
  isValued(asked) ? { minor: BigInt(valueMinor), currency: asked.workspace.currency } : null

/** Only what was won is a return: what an opportunity may bring is not there yet. */
const costsOf = ({ workspace, milestone }: Asked, row: CostedCredit): CreditCosts =>
  creditCosts({
    spend: row.spendMinor === null ? null : { minor: BigInt(row.spendMinor), currency: workspace.currency },
    credit: BigInt(row.credit),
    creditInterval: row.intervals?.credit ?? null,
    revenueMinor: milestone === 'WON' ? BigInt(row.valueMinor) : null,
  })
