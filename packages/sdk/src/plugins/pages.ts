import { watchPages } from '../navigation.ts'
import type { Plugin } from '../plugin.ts'

/** Records the page view of this load, and one whenever the path changes or the browser brings the page back. */
export const pages: Plugin = ({ env, page }) => ({ start: () => watchPages(env, page) })
