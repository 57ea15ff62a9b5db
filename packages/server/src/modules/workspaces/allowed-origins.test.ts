import { describe, expect, test } from 'vitest'
import { isOriginAllowed, readAllowedOrigin } from './allowed-origins.ts'

describe('an allowed origin', () => {
  test.each([
    ['https://www.acme.example', 'https://www.acme.example'],
    ['https://www.acme.example/', 'https://www.acme.example'],
    ['HTTPS://WWW.Acme.Example:443', 'https://www.acme.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://*.acme.example', 'https://*.acme.example'],
    ['https://*.acme.example:8443', 'https://*.acme.example:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is kept as %s', (text, kept) => expect(readAllowedOrigin(text)).toBe(kept))

  test.each([
    '',
    '*',
    'null',
    'www.acme.example',
    'https://www.acme.example/shop',
    'https://www.acme.example?a=b',
    'https://www.acme.example#a',
    'https://user@www.acme.example',
    'ftp://www.acme.example',
    'https://*',
    'https://*.example',
    'https://*.*.acme.example',
    'https://www.*.example',
    'https://www*.acme.example',
  ])('%j is none', (text) => expect(readAllowedOrigin(text)).toBeNull())
})

describe('a page', () => {
  const ours = ['https://www.acme.example', 'https://*.shop.example', 'http://localhost:8080']

  test.each([
    ['https://www.acme.example', true],
    ['http://www.acme.example', false],
    ['https://www.acme.example:8443', false],
    ['https://acme.example', false],
    ['https://www.acme.example.evil.example', false],
    ['https://de.shop.example', true],
    ['https://a.de.shop.example', true],
    ['https://shop.example', false],
    ['https://evilshop.example', false],
    ['http://de.shop.example', false],
    ['https://de.shop.example:8443', false],
    ['http://localhost:8080', true],
    ['http://localhost', false],
    // Of a sandboxed frame or a file.
    ['null', false],
  ])('of %s is ours: %s', (origin, isOurs) => expect(isOriginAllowed(origin, ours)).toBe(isOurs))

  test('may be of any origin where none is named', () => {
    expect(isOriginAllowed('https://anybody.example', [])).toBe(true)
    expect(isOriginAllowed('null', [])).toBe(true)
  })
})
