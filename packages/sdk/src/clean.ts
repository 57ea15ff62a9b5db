import { propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

/** The first characters of `value`, never half of one. */
export const clip = (value: string, characters = textCharacters): string =>
  value.length > characters ? value.slice(0, characters).replace(/[\uD800-\uDBFF]$/, '') : value

/** A text as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown, characters?: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? clip(`${value}`.trim(), characters) || undefined : undefined

/**
 * A web address the collector takes. One that is too long loses its fragment, then each query parameter that doesn't
 * fit, so that a campaign parameter behind a huge one survives; a path that is too long is cut.
 *
 * @returns Undefined for what isn't http(s).
 */
export function cleanUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined
  if (url.length <= urlCharacters) return url

  const [path = '', query = ''] = url.replace(/#.*/s, '').split(/\?(.*)/s)
  return query.split('&').reduce(
    (short, parameter) => {
      const longer = short + (short.includes('?') ? '&' : '?') + parameter
      return parameter && longer.length <= urlCharacters ? longer : short
    },
    clip(path, urlCharacters).replace(/%.?$/, ''),
  )
}

/** Undefined for what is no text, number, truth or null, nor, at the top, an object of these. */
function cleanValue(key: string, value: unknown, isInner: boolean): unknown {
  const kind = typeof value
  if (kind === 'number' || kind === 'boolean' || value === null) return value
  if (typeof value === 'string') {
    if (isInner) return clip(value)
    // Cut, a token would prove nothing.
    if (key === 'identityToken') return value
    return /^(url|href|referrer)$/.test(key) ? cleanUrl(value) : clip(value)
  }
  const inner = isInner || kind !== 'object' ? {} : cleaned(value as object, true)
  return Object.keys(inner)[0] && inner
}

/** What the collector takes of a fact, or of the properties in it, whoever made it. */
export function cleaned<Given extends object>(given: Given, isInner = false): Given {
  // Without a prototype, `__proto__` is a name like any other.
  const clean: Record<string, unknown> = Object.create(null)
  let left = propertiesPerEvent
  for (const [name, told] of Object.entries(given)) {
    const key = cleanText(name)
    const value = cleanValue(name, told, isInner)
    if (key && value !== undefined && left-- > 0) clean[key] = value
  }
  return clean as Given
}
