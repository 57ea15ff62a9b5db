import { propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'
import type { Scalar } from './wire.ts'

/** The first characters of `value`, never half of one. */
export const clip = (value: string, characters = textCharacters): string =>
  value.length > characters ? value.slice(0, characters).replace(/[\uD800-\uDBFF]$/, '') : value

/** A text as the collector takes it. Undefined where nothing is left of it. */
export const cleanText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? clip(String(value).trim()) || undefined : undefined

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** What of `given` may be sent. Undefined where nothing is left of it. */
export function cleanProperties(given: object | undefined): Record<string, Scalar> | undefined {
  const entries = Object.entries(given ?? {}).flatMap(([key, value]: [string, unknown]) => {
    const name = cleanText(key)
    return name && isScalar(value) ? [[name, typeof value === 'string' ? clip(value) : value] as const] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries.slice(0, propertiesPerEvent)) : undefined
}

/**
 * A web address the collector takes. One that is too long loses its fragment, then each query parameter that doesn't
 * fit, so that a campaign parameter behind a huge one survives; a path that is too long is cut.
 *
 * @returns Undefined for what isn't http(s).
 */
export function cleanUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined
  if (url.length <= urlCharacters) return url

  const [path, ...query] = url.replace(/#.*/s, '').split('?')
  let short = clip(path as string, urlCharacters).replace(/%.?$/, '')
  let mark = '?'
  for (const parameter of query.join('?').split('&')) {
    if (!parameter || short.length + parameter.length >= urlCharacters) continue
    short += mark + parameter
    mark = '&'
  }
  return short
}
