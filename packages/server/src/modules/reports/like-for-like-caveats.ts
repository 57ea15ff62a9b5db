import { fewestInStratum, type Standardised, type Stratum } from './standardised.ts'

/**
 * What to know before trusting a standardised rate, in sentences that name its numbers.
 *
 * @param kinds How many kinds of leads there are.
 * @param left Those of them that the row has too few of.
 * @param leads Of the row, that count.
 */
export function likeForLikeCaveats(
  kinds: number,
  left: readonly Stratum[],
  leads: number,
  { leads: compared, coverage, value }: Standardised,
): string[] {
  if (left.length === 0) return []
  const few = `${left.length} of ${kinds} kinds of leads are left out, of which there are fewer than ${fewestInStratum} here`
  if (value === null) return [`${few}: nothing can be compared.`]
  return [
    `${few}: what is compared is ${compared} of ${leads} leads, in kinds that ${percent(coverage ?? 0)} of all leads are of.`,
  ]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
