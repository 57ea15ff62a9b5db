import type { Plugin } from '../plugin.ts'
import { onLink } from './on-link.ts'

export type LinkerOptions = {
  /** Names of your other sites, such as `example.org`. Their subdomains are meant as well. */
  readonly domains: readonly string[]
}

const parameter = '_tl'

/** From a click to the page that it opens. */
const validMs = 120_000

/** Its end tells one that was cut, mixed up or passed on to another browser. Keeps nobody from forging one. */
function claimOf(visitor: string, time: string): string {
  let sum = 0
  for (const character of visitor + time + navigator.userAgent)
    sum = (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0
  return `${visitor}*${time}*${sum.toString(36)}`
}

/** Takes the visitor's id along to your other sites. What arrives there is a claim, and only believed for newcomers. */
export const linker =
  ({ domains }: LinkerOptions): Plugin =>
  (host) => {
    const { env, record, visitorId } = host
    const isOurs = (host: string): boolean => domains.some((name) => `.${host}`.endsWith(`.${name}`))

    const claimed = (): string | undefined => {
      const given = `${new URL(env.document.URL).searchParams.get(parameter)}`
      const [visitor = '', time = ''] = given.split('*')
      const age = env.Date.now() - Number.parseInt(time, 36)
      const isFresh = Math.abs(age) < validMs && given === claimOf(visitor, time)
      return isFresh && document.referrer && isOurs(new URL(document.referrer).hostname) ? visitor : undefined
    }

    onLink(host, 'click auxclick contextmenu', (link) => {
      const visitor = visitorId()
      if (!visitor || link.hostname === location.hostname || !isOurs(link.hostname)) return
      const url = new URL(link.href)
      url.searchParams.set(parameter, claimOf(visitor, env.Date.now().toString(36)))
      link.href = url.href
    })

    const claim = claimed()
    return {
      newVisitor: () => claim,
      start: () => {
        if (claim && visitorId() && visitorId() !== claim) record({ type: 'link', visitorId: claim })
      },
      /** An address that was passed on names nobody else's visitor. */
      enrich: (fact) => {
        if (!fact.url?.includes(`${parameter}=`)) return fact
        const url = new URL(fact.url)
        url.searchParams.delete(parameter)
        return { ...fact, url: url.href }
      },
    }
  }
