/** The tab keeps the key, and forgets it when it closes. */
const name = 'touchline-secret-key'

/** The key in `#key=…`, which no server and no log of one ever sees. Null without one. */
export const keyInFragment = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('key')?.trim() || null

/** Takes over a key that the address hands in, and removes it from there. Null where the tab has none. */
export function takeKey(): string | null {
  const handedIn = keyInFragment(location.hash)
  if (handedIn !== null) {
    history.replaceState(null, '', location.pathname + location.search)
    keepKey(handedIn)
  }
  return sessionStorage.getItem(name)
}

export const keepKey = (key: string): void => sessionStorage.setItem(name, key)

export const forgetKey = (): void => sessionStorage.removeItem(name)
