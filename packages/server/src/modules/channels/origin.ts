import { clickIdParameters, directSource, none } from '@touchline/schema'

/** Where a visit came from, as its landing tells. Null where it doesn't. All but campaign, content, keyword in lower case. */
export type Origin = {
  readonly source: string | null
  readonly medium: string | null
  readonly campaign: string | null
  readonly adContent: string | null
  readonly keyword: string | null
  /** Name of the click id, e.g. `gclid`. */
  readonly clickId: string | null
  readonly referrerHost: string | null
}

/** What of an event's address decides whether a visit begins. */
export type Landing = {
  readonly page: string
  /** The `utm_*` parameters, or the click id's name and value, that mark a campaign: equal text, same campaign. */
  readonly mark: string | null
  readonly origin: Origin
}

export const utmParameters = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const

/** Reads a page's address and referrer. A referrer on one of `ownHosts`, or on the page's own host, is none. */
export function readLanding(url: string, referrer: string | undefined, ownHosts: readonly string[]): Landing {
  const address = new URL(url)
  const referrerHost = externalHost(referrer, [address.hostname, ...ownHosts])
  const parameter = (name: string): string | null => address.searchParams.get(name)?.trim() || null
  const clickId = clickIdParameters.find((name) => parameter(name)) ?? null
  const source = parameter('utm_source')?.toLowerCase() ?? null
  const medium = parameter('utm_medium')?.toLowerCase() ?? null
  const isNowhere = !source && !medium && !clickId && !referrerHost
  return {
    page: address.hostname + address.pathname,
    mark: campaignMark(utmParameters.map(parameter), clickId && `${clickId}=${parameter(clickId)}`),
    origin: {
      source: source ?? referrerHost ?? (clickId && `(${clickId})`) ?? (isNowhere ? directSource : null),
      medium: medium ?? (isNowhere ? none : null),
      campaign: parameter('utm_campaign'),
      adContent: parameter('utm_content'),
      keyword: parameter('utm_term'),
      clickId,
      referrerHost,
    },
  }
}

/** The origin of a visit whose events tell no address. */
export const directOrigin: Origin = {
  source: directSource,
  medium: none,
  campaign: null,
  adContent: null,
  keyword: null,
  clickId: null,
  referrerHost: null,
}

function campaignMark(utm: readonly (string | null)[], click: string | null): string | null {
  return utm.some((value) => value !== null) || click ? JSON.stringify([...utm, click]) : null
}

function externalHost(referrer: string | undefined, ownHosts: readonly string[]): string | null {
  if (!referrer || !URL.canParse(referrer)) return null
  const host = new URL(referrer).hostname.replace(/^www\./, '')
  return host === '' || ownHosts.some((own) => own.replace(/^www\./, '') === host) ? null : host
}
