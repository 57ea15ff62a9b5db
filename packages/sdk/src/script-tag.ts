import type { Tracker } from './api.ts'
import type { TrackerOptions } from './options.ts'

/** What of a `<script>` element matters. */
export type Tag = Pick<HTMLScriptElement, 'src' | 'dataset'>

/** Every option that is no list, as an attribute: `data-require-consent`. Null where the tag carries no key. */
export function optionsOf(tag: Tag | null): TrackerOptions | null {
  if (!tag?.dataset['key']) return null
  const given = Object.entries(tag.dataset).map(([name, value = '']) => [
    name,
    /^(true)?$/.test(value) || (value !== 'false' && value),
  ])
  return { server: new URL(tag.src).origin, ...Object.fromEntries(given) }
}

/** A call made before the script was there: the function's name and its arguments. */
type Call = readonly [name: string, args: ArrayLike<unknown>]

/** `window.touchline`: nothing, the snippet's stub with the calls made so far, or a tracker that is already running. */
export type Stub = Partial<Tracker> & { q?: Call[] | { push(call: Call): unknown } }

export const isRunning = (stub: Stub): boolean => !!stub.q && !Array.isArray(stub.q)

/** Turns the stub into the tracker, in place, so that whoever holds one holds the other, and makes up for its calls. */
export function takeOver(stub: Stub, tracker: object): void {
  const make = ([name, args]: Call): void =>
    (tracker as Record<string, (...args: unknown[]) => void>)[name]?.(...Array.from(args))
  const calls = stub.q
  Object.assign(stub, tracker, { q: { push: make } })
  if (Array.isArray(calls)) calls.forEach(make)
}
