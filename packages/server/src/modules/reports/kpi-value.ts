import { type Metric, shareDigits } from '@touchline/schema'
import { decimal } from '../../lib/decimal.ts'
import { divided } from '../../lib/divided.ts'
import { amountOf, type Money } from '../../lib/money.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { Parts } from './kpi-parts.ts'
import { type Ratio, ratio } from './ratio.ts'

/** What a metric comes to. */
export type KpiValue = {
  /** Null of a ratio over nothing, and of spend that nobody told. */
  readonly value: string | null
  readonly ratio: Ratio | null
  readonly money: Money | null
}

const nothing: KpiValue = { value: null, ratio: null, money: null }

export function kpiValue(metric: Metric, parts: Parts, workspace: Workspace): KpiValue {
  switch (metric.unit) {
    case 'RATIO':
      return shareOf(metric, parts, workspace)
    case 'COUNT': {
      const count = exactly(metric, parts)
      return count === null ? nothing : { ...nothing, value: String(count) }
    }
    case 'MONEY': {
      const minor = exactly(metric, parts)
      if (minor === null) return nothing
      const money = { minor, currency: workspace.currency }
      return { ...nothing, money, value: amountOf(money) }
    }
  }
}

/** A total, or a ratio rounded to whole units. */
function exactly({ parts: of }: Metric, parts: Parts): bigint | null {
  if (of.kind === 'total') return parts[of.measure] ?? null
  const [numerator, denominator] = [parts[of.numerator] ?? null, parts[of.denominator] ?? null]
  return numerator === null || denominator === null ? null : divided(numerator, denominator)
}

function shareOf({ parts: of }: Metric, parts: Parts, { minimumSample }: Workspace): KpiValue {
  if (of.kind === 'total') return nothing
  const [numerator, denominator] = [parts[of.numerator] ?? 0n, parts[of.denominator] ?? 0n]
  const rounded = divided(numerator * 10n ** BigInt(shareDigits), denominator)
  return {
    value: rounded === null ? null : decimal(rounded, shareDigits),
    ratio: ratio(Number(numerator), Number(denominator), minimumSample),
    money: null,
  }
}
