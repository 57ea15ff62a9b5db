import { type CountedLeads, noLeads } from './channel-row.ts'
import { type KeyedRow, keyText } from './keyed-row.ts'

/** What was spent on one combination of keys, or on all of them. In minor units. */
export type CountedSpend = KeyedRow & { readonly spendMinor: string }

/** Puts what was spent beside its leads. Where there is spend and no lead, that is a row of its own. */
export function withSpend(
  counted: readonly Omit<CountedLeads, 'spendMinor'>[],
  spent: readonly CountedSpend[],
): CountedLeads[] {
  const spendOf = new Map(spent.map((spend) => [keyText(spend), spend]))
  const leads = new Set(counted.map(keyText))
  return [
    ...counted.map((row) => ({ ...row, spendMinor: spendOf.get(keyText(row))?.spendMinor ?? null })),
    ...spent.filter((spend) => !leads.has(keyText(spend))).map((spend) => ({ ...noLeads, ...spend })),
  ]
}
