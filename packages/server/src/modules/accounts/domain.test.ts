import { describe, expect, test } from 'vitest'
import { isCompanyDomain, readDomain } from './domain.ts'

describe('a domain', () => {
  test.each([
    ['acme.com', 'acme.com'],
    [' ACME.com ', 'acme.com'],
    ['ada@acme.com', 'acme.com'],
    ['https://www.acme.com/about?x=1#top', 'acme.com'],
    ['http://acme.com:8080', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['mail.acme.co.uk', 'mail.acme.co.uk'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'xn--bcher-kva.example'],
  ])('of %s is %s', (text, domain) => {
    expect(readDomain(text)).toBe(domain)
  })

  test.each([
    '',
    'acme',
    'Acme Inc.',
    'localhost',
    '192.168.0.1',
    'ada@[::1]',
    'https://',
    'a..b',
    '@',
    'x'.repeat(300),
  ])('is none of %j', (text) => {
    expect(readDomain(text)).toBeNull()
  })

  test('is its own normal form', () => {
    expect(readDomain(readDomain('https://www.Bücher.example/') ?? '')).toBe('xn--bcher-kva.example')
  })
})

test.each([
  'gmail.com',
  'outlook.com',
  'gmx.de',
  'icloud.com',
  'qq.com',
  'fastmail.com',
  'posteo.de',
  'mailinator.com',
])('addresses at %s are of no company', (domain) => {
  expect(isCompanyDomain(domain)).toBe(false)
})

test.each(['acme.com', 'microsoft.com', 'siemens.com', 'mit.edu'])('those at %s are of one', (domain) => {
  expect(isCompanyDomain(domain)).toBe(true)
})
