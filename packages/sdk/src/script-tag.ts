import type { Tracker, TrackerOptions } from './api.ts'

/** What of a `<script>` element matters. */
export type Tag = Pick<HTMLScriptElement, 'src' | 'getAttribute'>

/** Null where the tag carries no key. */
export function optionsOf(tag: Tag | null): TrackerOptions | null {
  const key = tag?.getAttribute('data-key')
  if (!tag || !key) return null
  return {
    key,
    server: tag.getAttribute('data-server') || new URL(tag.src).origin,
    debug: tag.getAttribute('data-debug') !== null,
  }
}

/** A call made before the script was there: the function's name and its arguments. */
type Call = readonly [name: string, args: ArrayLike<unknown>]

/** `window.touchline`: nothing, the snippet's stub with the calls made so far, or a tracker that is already running. */
export type Stub = Partial<Tracker> & { q?: Call[] | { push(call: Call): unknown } }

export const isRunning = (stub: Stub): boolean => stub.q !== undefined && !Array.isArray(stub.q)

/** Turns the stub into the tracker, in place, so that whoever holds one holds the other, and makes up for its calls. */
export function takeOver(stub: Stub, tracker: Tracker): void {
  const make = ([name, args]: Call): void => {
    const action = (tracker as Record<string, unknown>)[name]
    if (typeof action === 'function') action(...Array.from(args))
  }
  const calls = stub.q
  Object.assign(stub, tracker, { q: { push: make } })
  if (Array.isArray(calls)) calls.forEach(make)
}
