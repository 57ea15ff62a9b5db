import { fc, test as law } from '@fast-check/vitest'
import { Page } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { cleanJson, cleanText } from './clean.ts'
import { textCharacters } from './limits.ts'

const long = 'x'.repeat(3_000)

/** What becomes of a page's address until it is stored. Undefined where it is left out, or the collector refuses it. */
const storedUrl = (url: string): string | undefined => {
  const sent = JSON.parse(cleanJson({ url })).url
  return sent && Page.shape.url.safeParse(sent).data
}

describe('an address', () => {
  test.each([
    'about:blank',
    'file:///home/ada/index.html',
    'android-app://com.google.android.gm/',
    'javascript:alert(1)',
    'capacitor://localhost/',
    '',
  ])('that is not on the web is left out: %s', (url) => {
    expect(storedUrl(url)).toBeUndefined()
  })

  test.each([
    { what: 'fits', url: 'https://shop.example/a%20b?utm_source=x&gclid=y#top' },
    { what: 'is too long', url: `https://shop.example/a?state=${long}&utm_source=x&q=a?b` },
  ])('that $what is told as it is', ({ url }) => {
    expect(JSON.parse(cleanJson({ url })).url).toBe(url)
  })

  law.prop([fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'large' }), fc.nat(4_000)])(
    'is one the collector takes, however long it was',
    (url, more) => {
      fc.pre(storedUrl(url) !== undefined)
      expect(storedUrl(`${url}${url.includes('?') ? '&' : '?'}${'%C3%A4'.repeat(more)}`)).toBeDefined()
    },
  )
})

describe('a text', () => {
  law.prop([fc.string({ unit: 'grapheme-composite', maxLength: 2_000 })])('is cut between characters', (text) => {
    const short = Page.shape.title.parse(JSON.parse(cleanJson({ title: text })).title) ?? ''
    expect(short.length).toBeLessThanOrEqual(textCharacters)
    expect(text.startsWith(short)).toBe(true)
    expect(() => encodeURIComponent(short), 'half a character').not.toThrow()
  })

  test.each([
    { given: '  Ada ', clean: 'Ada' },
    { given: 42, clean: '42' },
    { given: '   ', clean: undefined },
    { given: undefined, clean: undefined },
    { given: ['x'], clean: undefined },
  ])('$given becomes $clean', ({ given, clean }) => {
    expect(cleanText(given)).toBe(clean)
  })
})

/** What of `properties` is sent. */
const cleanProperties = (properties: object) => JSON.parse(cleanJson({ properties })).properties

describe('properties', () => {
  test('keep texts, numbers, truths and null, and lose what is none of these', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    const given = {
      a: 'x',
      b: 1,
      c: true,
      d: null,
      e: undefined,
      f: cyclic,
      g: () => 1,
      h: 10n,
      i: Symbol('i'),
      ' ': 1,
    }
    expect(cleanProperties(given)).toEqual({ a: 'x', b: 1, c: true, d: null })
  })

  test('named __proto__ are properties like any other', () => {
    const clean = cleanProperties(JSON.parse('{"__proto__":1,"constructor":2}'))
    expect(JSON.stringify(clean)).toBe('{"__proto__":1,"constructor":2}')
  })

  test('are at most as many, and as long, as the collector takes', () => {
    const given = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, long]))
    const clean = cleanProperties(given)
    expect(Object.keys(clean)).toHaveLength(64)
    expect(Object.values(clean)).toEqual(new Array(64).fill('x'.repeat(512)))
  })
})
