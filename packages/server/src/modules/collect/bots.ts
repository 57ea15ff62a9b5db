import { isbot } from 'isbot'

/** What of a request's headers tells a bot. */
type Headers = { readonly origin?: string | undefined; readonly 'user-agent'?: string | undefined }

/** User agents whose verdict is remembered, before it starts over: it must not grow with what strangers send. */
const capacity = 1_000

/** No browser's is longer: beyond it nothing is looked at, nor remembered. */
const longestAgent = 512

/** What a name has of whoever opens pages. Any other, such as `node`, is of a program that passes on what a page sent. */
const opensPages = /^Mozilla\/|bot|crawl|spider/i

/**
 * Tells whether a bot looks at the page that sends a request, by its user agent. Only pages have an `Origin`: whatever
 * has none is a server or an app, and no bot, whatever it calls itself.
 */
export function createBotJudge(): (headers: Headers) => boolean {
  const known = new Map<string, boolean>()
  return ({ origin, 'user-agent': agent }) => {
    if (origin === undefined || agent === undefined) return false
    if (agent.length > longestAgent) return isBotsName(agent.slice(0, longestAgent))
    const before = known.get(agent)
    if (before !== undefined) return before
    if (known.size >= capacity) known.clear()
    const verdict = isBotsName(agent)
    known.set(agent, verdict)
    return verdict
  }
}

const isBotsName = (name: string): boolean => opensPages.test(name) && isbot(name)
