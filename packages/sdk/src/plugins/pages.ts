import type { Plugin } from '../plugin.ts'

/** An address without its query and fragment: what makes it another page. */
const pathOf = (url: string): string => url.replace(/[?#].*/s, '')

/** Records the page view of this load, and one whenever the path changes or the browser brings the page back. */
export const pages: Plugin = ({ env, page }) => {
  const watch = (): void => {
    let path = pathOf(env.url())
    page()
    env.onReturn(page)
    env.onNavigate(() => {
      const next = pathOf(env.url())
      if (next !== path) {
        path = next
        page()
      }
    })
  }
  return { start: () => env.whenShown(watch) }
}
