import type { Plugin } from '../plugin.ts'

const utmParameters = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const

export type UtmParameter = (typeof utmParameters)[number]

/** The site's own names of query parameters, such as `{ utm_campaign: 'cmp' }`. */
export type CampaignParameters = Readonly<Partial<Record<UtmParameter, string>>>

/** Tells what the site calls otherwise by the usual name as well, so that the server knows it. */
export const campaignParameters =
  (names: CampaignParameters): Plugin =>
  () => ({
    enrich: (fact) => {
      if (fact.type !== 'page' || !fact.url) return fact
      const url = new URL(fact.url)
      for (const usual in names) {
        const value = url.searchParams.get(names[usual as UtmParameter] as string)
        if (value && !url.searchParams.has(usual)) url.searchParams.set(usual, value)
      }
      return { ...fact, url: url.href }
    },
  })
