import { none, type Pattern } from '@touchline/schema'

/** How texts are compared with patterns: capitals don't matter, and space, `-` and `_` are one. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

type Fits = (text: string) => boolean

/**
 * Whether a text, as `plain` gives it, fits one of `patterns`. Null, which is what isn't known, fits `(none)` alone. In
 * time that grows with its length alone, whatever the patterns.
 */
export function fitsOneOf(patterns: readonly Pattern[]): (text: string | null) => boolean {
  const wanted = patterns.map(plain)
  const exact = new Set(wanted.filter((pattern) => !pattern.includes('*')))
  const open = wanted.filter((pattern) => pattern.includes('*')).map(withGaps)
  return (text) => (text === null ? exact.has(none) : exact.has(text) || open.some((fits) => fits(text)))
}

/** `a*b*c`: begins with a, ends with c, and b comes between. The first b found is as good as any. */
function withGaps(pattern: string): Fits {
  const [begin = '', ...rest] = pattern.split('*')
  const end = rest.pop() ?? ''
  return (text) => {
    if (!text.startsWith(begin) || !text.endsWith(end)) return false
    let at = begin.length
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at + end.length <= text.length
  }
}
