import { isbot } from 'isbot'

/** What of a request's headers tells a bot. */
type Headers = { readonly origin?: string | undefined; readonly 'user-agent'?: string | undefined }

/** User agents whose verdict is remembered, before it starts over: it must not grow with what strangers send. */
const capacity = 1_000

/** No browser's is longer. */
const longestAgent = 512

/** What browsers call themselves, and what the rest of those that open pages do: all else is a program that passes on. */
const opensPages = /^Mozilla\/|bot|crawl|spider/i

/**
 * Tells whether a bot looks at the page that sends a request, by its user agent. Only pages have an `Origin`: whatever
 * has none is a server or an app, and no bot, whatever it calls itself.
 */
export function createBotJudge(): (headers: Headers) => boolean {
  const known = new Map<string, boolean>()
  return ({ origin, 'user-agent': agent }) => {
    if (origin === undefined || agent === undefined) return false
    const name = agent.slice(0, longestAgent)
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= capacity) known.clear()
    const verdict = opensPages.test(name) && isbot(name)
    known.set(name, verdict)
    return verdict
  }
}
