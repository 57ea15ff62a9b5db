import type { Env } from './env.ts'

/** Calls back at once, or once a page that was rendered ahead is really shown. */
export function whenShown({ document }: Env, callback: () => void): void {
  if (document.prerendering) document.addEventListener('prerenderingchange', callback)
  else callback()
}

/** Calls back when the address may have changed without a page load. */
function onNavigate(env: Env, callback: () => void): void {
  // An element of this id has its name, too.
  if (env.navigation?.currentEntry) {
    env.navigation.addEventListener('currententrychange', callback)
    return
  }
  const history = env.history as Record<string, (...args: unknown[]) => void>
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name]
    history[name] = function (this: unknown, ...args) {
      original?.apply(this, args)
      callback()
    }
  }
  env.addEventListener('popstate', callback)
}

/** Calls back for this load, and whenever the path changes or the browser brings the page back. */
export const watchPages = (env: Env, onPage: () => void): void =>
  whenShown(env, () => {
    /** An address without its query and fragment: what makes it another page. */
    const pathNow = (): string => env.document.URL.replace(/[?#].*/s, '')
    let path = pathNow()
    onPage()
    env.addEventListener('pageshow', ({ persisted }) => persisted && onPage())
    onNavigate(env, () => {
      if (path !== pathNow()) {
        path = pathNow()
        onPage()
      }
    })
  })
