import type { Store } from './env.ts'

const visitorKey = 'touchline.visitor'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Who this browser is. Kept on the device; where nothing can be kept, as long as the page lives. */
export function createVisitor(store: Store, newId: () => string) {
  const stored = store.read(visitorKey)
  let id = ''

  const renew = (): void => {
    id = newId()
    store.write(visitorKey, id)
  }

  if (stored && uuid.test(stored)) id = stored
  else renew()

  return {
    id: () => id,
    /** Becomes somebody else. */
    renew,
  }
}
