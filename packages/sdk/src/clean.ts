import { propertiesPerEvent, sentUrlCharacters, textCharacters } from './limits.ts'

/** A name or an id as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown): string | undefined =>
  /string|number/.test(typeof value) ? `${value}`.trim() || undefined : undefined

/**
 * An event as the collector takes it, in JSON: texts are clipped, addresses are http(s) or left out, and of the
 * objects in it only texts, numbers, truths and null stay.
 */
export function cleanJson(event: object): string {
  let properties = 0
  return JSON.stringify(event, function (this: object, name, value: unknown) {
    const isInner = this !== event && value !== event
    if (isInner && (/obj|big/.test(typeof (value ?? 0)) || !name.trim() || ++properties > propertiesPerEvent))
      return undefined
    // Cut, a token would prove nothing.
    if (typeof value !== 'string' || name === 'identityToken') return value
    // The collector takes off half a character.
    if (isInner || !/^(url|href|referrer)$/.test(name)) return value.slice(0, textCharacters)
    return /^http/.test(value) ? value.slice(0, sentUrlCharacters) : undefined
  })
}
