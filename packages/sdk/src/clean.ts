import { propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

/** The first characters of `value`, never half of one. */
export const clip = (value: string, characters = textCharacters): string =>
  value.length > characters ? value.slice(0, characters).replace(/[\uD800-\uDBFF]$/, '') : value

/** A text as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown, characters?: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? clip(`${value}`.trim(), characters) || undefined : undefined

/**
 * A web address the collector takes. One that is too long loses its fragment, then its huge query parameters, so that a
 * campaign parameter behind one survives, then the last ones; a path that is too long is cut, though not within an escape.
 *
 * @returns Undefined for what isn't http(s).
 */
export function cleanUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined
  if (url.length <= urlCharacters) return url
  const short = url.replace(/#.*/s, '').replace(/([?&])([^&]{500,}&?)+/g, '$1')
  return short.length > urlCharacters ? short.slice(0, urlCharacters).replace(/[?&][^&]*$|%.?$/, '') : short
}

function cleanString(value: string, key: string | false | undefined): string | undefined {
  // Cut, a token would prove nothing.
  if (key === 'identityToken') return value
  return key && /^(url|href|referrer)$/.test(key) ? cleanUrl(value) : clip(value)
}

/**
 * What the collector takes of `value`, whoever made it: of a fact, texts, numbers, truths, null, and objects of these.
 *
 * @param key What it is called in the fact. Undefined for what is deeper inside.
 */
function cleanValue(value: unknown, depth = 0, key?: string | false): unknown {
  if (typeof value === 'string') return cleanString(value, key)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (typeof value !== 'object' || depth > 1) return undefined

  // Without a prototype, `__proto__` is a name like any other.
  const clean: Record<string, unknown> = Object.create(null)
  let count = 0
  for (const given in value) {
    const name = clip(given.trim())
    const kept = cleanValue((value as Record<string, unknown>)[given], depth + 1, !depth && given)
    if (name && kept !== undefined && count++ < propertiesPerEvent) clean[name] = kept
  }
  return count ? clean : undefined
}

/** What the collector takes of a fact, or of the properties in it, whoever made it. */
export const cleaned = <Given extends object>(given: Given): Given => cleanValue(given) as Given
