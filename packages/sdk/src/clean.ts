import { propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

/** A name or an id as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown): string | undefined =>
  /string|number/.test(typeof value) ? `${value}`.trim() || undefined : undefined

/** A parameter of 500 characters and more, several in a row, or a fragment. */
const huge = /([?&])([^&#]{500,}&?)+|#.*/gs

/**
 * A web address the collector takes. One that is too long loses its fragment and its huge query parameters, so that a
 * campaign parameter behind one survives, then its end.
 *
 * @returns Undefined for what isn't http(s).
 */
export function cleanUrl(url: string): string | undefined {
  if (!/^https?:/.test(url)) return undefined
  // Half an escape is none.
  return url.length > urlCharacters ? url.replace(huge, '$1').slice(0, urlCharacters).replace(/%.?$/, '') : url
}

/**
 * An event as the collector takes it, in JSON: texts are clipped, and of the objects in it only texts, numbers, truths and
 * null stay.
 */
export function cleanJson(event: object): string {
  let properties = 0
  return JSON.stringify(event, function (this: object, name, value: unknown) {
    const isInner = this !== event && value !== event
    if (
      isInner &&
      ((value !== null && /obj|big/.test(typeof value)) || !name.trim() || ++properties > propertiesPerEvent)
    )
      return undefined
    // Cut, a token would prove nothing.
    if (typeof value !== 'string' || name === 'identityToken') return value
    if (!isInner && /^(url|href|referrer)$/.test(name)) return cleanUrl(value)
    // Half a character is none.
    return value.slice(0, textCharacters).replace(/\p{Cs}$/u, '')
  })
}
