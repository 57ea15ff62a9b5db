import type { Env } from './env.ts'

/** Calls back at once, or once a page that was rendered ahead is really shown. */
export function whenShown(env: Env, callback: () => void): void {
  if (env.document.prerendering) env.document.addEventListener('prerenderingchange', callback)
  else callback()
}

/** Calls back for this load, and whenever the path changes or the browser brings the page back. */
export const watchPages = (env: Env, onPage: () => void): void =>
  whenShown(env, () => {
    /** What makes it another page. */
    let path = ''
    const look = (event?: { readonly persisted?: boolean }): void => {
      const next = env.location.pathname
      if (event?.persisted || path !== next) onPage()
      path = next
    }
    look()
    for (const event of ['pageshow', 'popstate']) env.addEventListener(event, look)
    // An element of this id has its name, too.
    const { navigation } = env
    if (navigation?.currentEntry) {
      navigation.addEventListener('currententrychange', look)
      return
    }
    const past = env.history as Record<string, (...args: unknown[]) => void>
    for (const name of ['pushState', 'replaceState']) {
      const original = past[name]
      past[name] = (...args) => {
        original?.apply(past, args)
        look()
      }
    }
  })
