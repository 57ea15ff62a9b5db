import type { Host } from '../plugin.ts'

/** Calls `act` with the link, whatever is inside it, that any of `events` is about. */
export function onLink(
  { quietly }: Host,
  events: readonly string[],
  act: (link: HTMLAnchorElement) => void,
): undefined {
  const listener = quietly(({ target }: Event) => {
    const link = target instanceof Element && target.closest('a')
    if (link) act(link)
  })
  for (const event of events) document.addEventListener(event, listener, true)
}
