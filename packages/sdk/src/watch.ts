import type { Tracker } from './api.ts'
import { browserEnv } from './browser-env.ts'
import type { Env } from './env.ts'

/** An address without its query and fragment: what makes it another page. */
const pathOf = (url: string): string => url.replace(/[?#].*/s, '')

/** Records the page view of this load, and one whenever the path changes or the browser brings the page back. */
export function watchPages(tracker: Pick<Tracker, 'page'>, env: Env | null = browserEnv()): void {
  env?.whenShown(() => {
    let path = pathOf(env.url())
    tracker.page()
    env.onReturn(tracker.page)
    env.onNavigate(() => {
      const next = pathOf(env.url())
      if (next === path) return
      path = next
      tracker.page()
    })
  })
}

/** Records every form that is sent. */
export function watchForms(tracker: Pick<Tracker, 'form'>, env: Env | null = browserEnv()): void {
  env?.onSubmit((form) => tracker.form(form))
}
