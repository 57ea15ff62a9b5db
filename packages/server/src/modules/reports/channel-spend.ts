import { type CountedLeads, noLeads } from './channel-row.ts'

/** What was spent on one combination of keys, or on all of them. In minor units. */
export type CountedSpend = {
  readonly isTotal: boolean
  /** One per dimension. */
  readonly keys: readonly string[]
  readonly spendMinor: string
}

/** Puts what was spent beside its leads. Where there is spend and no lead, that is a row of its own. */
export function withSpend(
  counted: readonly Omit<CountedLeads, 'spendMinor'>[],
  spent: readonly CountedSpend[],
): CountedLeads[] {
  const spendOf = new Map(spent.map((spend) => [textOf(spend), spend]))
  const leads = new Set(counted.map(textOf))
  return [
    ...counted.map((row) => ({ ...row, spendMinor: spendOf.get(textOf(row))?.spendMinor ?? null })),
    ...spent.filter((spend) => !leads.has(textOf(spend))).map((spend) => ({ ...noLeads, ...spend })),
  ]
}

const textOf = ({ isTotal, keys }: { readonly isTotal: boolean; readonly keys: readonly string[] }): string =>
  isTotal ? 'total' : JSON.stringify(keys)
