import { propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

/** A name or an id as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown): string | undefined =>
  /string|number/.test(typeof value) ? `${value}`.trim() || undefined : undefined

/**
 * A web address the collector takes. One that is too long loses its fragment and its huge query parameters, so that a
 * campaign parameter behind one survives, then its end.
 *
 * @returns Undefined for what isn't http(s).
 */
export function cleanUrl(url: string): string | undefined {
  if (!/^https?:/.test(url)) return undefined
  if (url.length <= urlCharacters) return url
  const short = url.replace(/#.*/s, '').replace(/([?&])([^&]{500,}&?)+/g, '$1')
  return short.length > urlCharacters ? short.slice(0, urlCharacters).replace(/%.?$/, '') : short
}

/**
 * An event as the collector takes it, in JSON: texts are clipped, and of the objects in it only texts, numbers, truths and
 * null stay.
 */
export function cleanJson(event: object): string {
  let properties = 0
  return JSON.stringify(event, function (this: object, name, value: unknown) {
    const type = typeof value
    const isInner = this !== event && value !== event
    const isOdd =
      type === 'bigint' ||
      (isInner && ((value && type === 'object') || !name.trim() || ++properties > propertiesPerEvent))
    if (isOdd) return undefined
    // Cut, a token would prove nothing.
    if (typeof value !== 'string' || name === 'identityToken') return value
    if (!isInner && /^(url|href|referrer)$/.test(name)) return cleanUrl(value)
    // Half a character is none.
    return value.slice(0, textCharacters).replace(/[\uD800-\uDBFF]$/, '')
  })
}
