import type { Metric } from './metric.ts'

/** Decimals of a share, here and in GraphQL. */
export const shareDigits = 6

/** A metric of any rows of `reporting.kpis_monthly`, as one expression. A ratio over nothing is null, never an error. */
export function expressionOf({ parts, unit }: Metric): string {
  switch (parts.kind) {
    case 'total':
      return `sum(${parts.measure})`
    case 'ratio': {
      const numerator = `sum(${parts.numerator})`
      const digits = unit === 'MONEY' ? `scale(${numerator})` : String(shareDigits)
      return `round(${numerator} / nullif(sum(${parts.denominator}), 0), ${digits})`
    }
  }
}

/** A metric by month as a statement over `reporting.kpis_monthly`; amounts with their currency. */
export function sqlOf(metric: Metric): string {
  const keys = metric.unit === 'MONEY' ? 'month, currency' : 'month'
  return [
    `select ${keys}, ${expressionOf(metric)} as ${metric.id}`,
    'from reporting.kpis_monthly',
    `group by ${keys}`,
    'order by month',
  ].join('\n')
}
