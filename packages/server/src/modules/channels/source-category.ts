import { type SourceCategory, sourceCategories, sourceHosts } from '@touchline/schema'

const categories: ReadonlyMap<string, SourceCategory> = new Map(
  sourceCategories.flatMap((category) => sourceHosts[category].map((host) => [host, category] as const)),
)

/** The longest country-specific ending of a host, such as `co.uk`, has two short labels. */
const isCountryEnding = (labels: readonly string[]): boolean =>
  labels.length === 1 || (labels.length === 2 && labels.every((label) => label.length <= 3))

/**
 * What kind of site a source or a referrer's host is, by the most specific entry of `sourceHosts`: `mail.google.com`
 * before `google.*`. Null for what isn't listed.
 *
 * @param source In lower case.
 */
export function sourceCategory(source: string): SourceCategory | null {
  const labels = source.split('.')
  if (labels.length === 1) return categories.get(source) ?? categories.get(`${source}.*`) ?? null
  for (let from = 0; from < labels.length; from++) {
    const exact = categories.get(labels.slice(from).join('.'))
    if (exact) return exact
    const anywhere = isCountryEnding(labels.slice(from + 1)) && categories.get(`${labels[from]}.*`)
    if (anywhere) return anywhere
  }
  return null
}
