import type { Tracker } from './api.ts'
import type { TrackerOptions } from './options.ts'

/** What of a `<script>` element matters. */
export type Tag = Pick<HTMLScriptElement, 'src' | 'dataset'>

/**
 * Every option that is no list, as an attribute: `data-require-consent`. Null where the tag carries no key.
 *
 * Nothing is parsed by what would throw: the first error of a page takes longer than all else the script does at once.
 */
export function optionsOf(tag: Tag | null): TrackerOptions | null {
  const options: Record<string, unknown> = { server: tag?.src.split('/', 3).join('/') }
  const attributes = tag?.dataset
  for (const name in attributes) {
    const value = attributes[name] as string
    options[name] = value !== 'false' && (value === 'true' || value || true)
  }
  return attributes?.['key'] ? (options as TrackerOptions) : null
}

/** A call made before the script was there: the function's name and its arguments. */
type Call = readonly [name: string, args: Iterable<unknown>]

/** `window.touchline`: nothing, the snippet's stub with the calls made so far, or a tracker that is already running. */
export type Stub = Partial<Tracker> & { q?: Call[] | { push(call: Call): unknown } }

/** The snippet's stub has no `visitorId`: it would have to answer. */
export const isRunning = (stub: Stub): boolean => !!stub.visitorId

/** Turns the stub into the tracker, in place, so that whoever holds one holds the other, and makes up for its calls. */
export function takeOver(stub: Stub, tracker: object): void {
  const make = ([name, args]: Call): void => (tracker as Record<string, (...args: unknown[]) => void>)[name]?.(...args)
  const calls = stub.q as Call[] | undefined
  Object.assign(stub, tracker, { q: { push: make } })
  calls?.forEach(make)
}
