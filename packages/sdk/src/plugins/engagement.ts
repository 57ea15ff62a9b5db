import type { Plugin } from '../plugin.ts'
import { listen } from './listen.ts'

/** Records for how long a page was looked at, visible and with its window in front, and how far down. */
export const engagement: Plugin = ({ env, record, quietly }) => {
  let url: string | undefined
  let engagedMs = 0
  /** Since when the page is in front. 0 where it is not. */
  let since = 0
  /** How far down the page was seen, in whole percent. */
  let scrollPercent = 0

  const settle = (): void => {
    const now = env.Date.now()
    engagedMs += since && Math.max(now - since, 0)
    since = !document.hidden && document.hasFocus() ? now : 0
    const percentSeen = Math.round(((scrollY + innerHeight) / (document.documentElement.scrollHeight || 1)) * 100)
    scrollPercent = Math.min(Math.max(percentSeen, scrollPercent), 100)
  }
  const tell = (): void => {
    settle()
    if (engagedMs) record({ type: 'engagement', url: url ?? env.document.URL, engagedMs, scrollPercent })
    engagedMs = 0
  }

  settle()
  listen('focus blur pageshow visibilitychange scrollend', quietly(settle))
  return {
    onLeave: tell,
    onPage: (page) => {
      if (url) tell()
      url = page.url
      scrollPercent = 0
    },
  }
}
