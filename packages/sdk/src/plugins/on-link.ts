import type { Host } from '../plugin.ts'
import { listen } from './listen.ts'

/** Calls `act` with the link, whatever is inside it, that any of `events` is about. */
export const onLink = ({ quietly }: Host, events: string, act: (link: HTMLAnchorElement) => void): undefined =>
  listen(
    events,
    quietly(({ target }) => {
      const link = target instanceof Element && target.closest('a')
      if (link) act(link)
    }),
  )
