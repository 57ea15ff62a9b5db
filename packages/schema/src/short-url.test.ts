import { fc, test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { Page } from './events.ts'
import { limits } from './limits.ts'
import { shortUrl } from './short-url.ts'

const long = 'x'.repeat(3_000)

test('an address that fits stays as it is', () => {
  const url = 'https://shop.example/a%20b?utm_source=x&gclid=y#top'
  expect(shortUrl(url)).toBe(url)
})

test.each([
  {
    what: 'fragment',
    url: `https://shop.example/a?utm_source=x#${long}`,
    short: 'https://shop.example/a?utm_source=x',
  },
  {
    what: 'huge parameter, not the campaign behind it',
    url: `https://shop.example/a?state=${long}&utm_source=x&q=a?b`,
    short: 'https://shop.example/a?utm_source=x&q=a?b',
  },
  {
    what: 'end of its path, and no half escape',
    url: `https://shop.example/${'%20'.repeat(1_000)}`,
    short: `https://shop.example/${'%20'.repeat(675)}`,
  },
])('one that is too long loses its $what', ({ url, short }) => {
  expect(shortUrl(url)).toBe(short)
})

law.prop([fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'large' }), fc.nat(4_000)])(
  'it is an address afterwards, and short enough',
  (url, more) => {
    const short = shortUrl(`${url}${url.includes('?') ? '&' : '?'}${'%C3%A4'.repeat(more)}`)
    expect(Page.shape.url.safeParse(short).success).toBe(true)
    expect(short.length).toBeLessThanOrEqual(limits.urlCharacters)
  },
)
