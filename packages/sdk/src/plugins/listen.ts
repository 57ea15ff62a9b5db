/** Hears of these events wherever on the page they are about, and before the page's own listeners, which may end them. */
export function listen(events: string, listener: (event: Event) => void): undefined {
  for (const event of events.split(' ')) addEventListener(event, listener, true)
}
