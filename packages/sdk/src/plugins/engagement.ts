import type { Plugin } from '../plugin.ts'

const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

/** How far down the page is seen by now, in whole percent. */
function percentSeen(): number {
  const { scrollHeight } = document.documentElement
  return Math.min(Math.round(((scrollY + innerHeight) / Math.max(scrollHeight, 1)) * 100), 100)
}

/** Records for how long a page was looked at, visible and with its window in front, and how far down. */
export const engagement: Plugin = ({ env, record, quietly }) => {
  let url: string | undefined
  let engagedMs = 0
  let since: number | undefined
  let scrollPercent = 0

  const settle = (): void => {
    const now = env.Date.now()
    if (since !== undefined) engagedMs += Math.max(now - since, 0)
    since = isInFront() ? now : undefined
    scrollPercent = Math.max(scrollPercent, percentSeen())
  }
  const tell = (): void => {
    settle()
    if (engagedMs > 0) record({ type: 'engagement', url: url ?? env.document.URL, engagedMs, scrollPercent })
    engagedMs = 0
  }

  settle()
  const watched = quietly(settle)
  for (const name of ['focus', 'blur', 'pageshow']) addEventListener(name, watched)
  document.addEventListener('visibilitychange', watched)
  document.addEventListener('scrollend', watched, { passive: true })
  return {
    onLeave: tell,
    onPage: (page) => {
      if (url) tell()
      url = page.url
      scrollPercent = 0
    },
  }
}
