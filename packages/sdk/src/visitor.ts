import type { Env, Store } from './env.ts'
import type { Hooks } from './plugin.ts'

const visitorKey = 'touchline.visitor'

const isVisitorId = (value: unknown): value is string => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(`${value}`)

/**
 * Who this browser is. Kept on the device, and where possible for all of the site; where nothing can be kept, as long
 * as the page lives.
 */
export function createVisitor(store: Store, site: Env['siteId'], hooks: readonly Hooks[], newId: () => string) {
  let id = ''

  const become = (next: string): void => {
    id = next
    site.write(id)
    if (id) store.write(visitorKey, id)
  }

  return {
    id: (): string => {
      if (!id) {
        const known = [site.read(), store.read(visitorKey), ...hooks.map(({ newVisitor }) => newVisitor?.())]
        become(known.find(isVisitorId) ?? newId())
      }
      return id
    },
    become,
  }
}
