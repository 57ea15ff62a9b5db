import { limits } from './limits.ts'

/** A parameter of 500 characters and more, several in a row, or a fragment. */
const huge = /([?&])([^&#]{500,}&?)+|#.*/gs

/**
 * An address as it is kept. One that is too long loses its fragment and its huge query parameters, so that a campaign
 * parameter behind one survives, then its end.
 */
export function shortUrl(url: string): string {
  if (url.length <= limits.urlCharacters) return url
  // Half an escape is none.
  return url.replace(huge, '$1').slice(0, limits.urlCharacters).replace(/%.?$/, '')
}
