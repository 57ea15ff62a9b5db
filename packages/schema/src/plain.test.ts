import { fc, test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { limits } from './limits.ts'
import { isPlainText, isPlainTrimmed, isPlainUrl, isPlainUuidv7 } from './plain.ts'
import { withShortcut } from './shortcut.ts'

const isStorable = (value: string): boolean => !/\p{Surrogate}/u.test(value) && !value.includes('\0')

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\u00a0', '\n', '\0', '\ud800', '\udc00', 'é', '👋'), maxLength: 6 }),
)

law.prop([anyText])('plain text is what can be stored as it is; an emoji is looked at closely', (value) => {
  const hasSurrogates = /[\ud800-\udfff]/.test(value)
  expect(isPlainText(value)).toBe(isStorable(value) && !hasSurrogates)
  expect(isPlainTrimmed(value)).toBe(isStorable(value) && !hasSurrogates && value !== '' && value.trim() === value)
})

test.each([isPlainText, isPlainTrimmed])('%o has an end', (isPlain) => {
  expect(isPlain('a'.repeat(limits.textCharacters))).toBe(true)
  expect(isPlain('a'.repeat(limits.textCharacters + 1))).toBe(false)
})

const schemaOfUrls = z.url({ protocol: /^https?$/ })

const pieces = [
  'http',
  'https',
  'ftp',
  '://',
  ':',
  '/',
  '//',
  '.',
  '-',
  '--',
  'xn--',
  'a',
  'www',
  'com',
  '1',
  '0x7f',
  '999',
]
const more = [
  '127.0.0.1',
  '[::1]',
  '@',
  '?',
  '#',
  '%',
  '%zz',
  '\\',
  ' ',
  '\t',
  '\n',
  '\0',
  'ü',
  'A',
  '_',
  ':80',
  ':99999',
  '"<>',
]
const anyUrl = fc.oneof(
  fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 9 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 6 }).map((parts) => `https://${parts.join('')}`),
  fc
    .array(fc.constantFrom(...pieces, ...more), { maxLength: 6 })
    .map((parts) => `https://example.com${parts.join('')}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)

law.prop([anyUrl], { numRuns: 2_000 })('a plain URL is one, and stays as it is', (value) => {
  if (isPlainUrl(value)) expect(schemaOfUrls.safeParse(value)).toEqual({ success: true, data: value })
})

test.each([
  ['https://www.example.com/solutions?utm_source=a%20b#top', true],
  ['http://a-b.example:8080', true],
  [`https://example.com/${'a'.repeat(limits.urlCharacters)}`, false],
  ['https://localhost/', false],
  ['https://127.0.0.1/', false],
  ['https://xn--mnchen-3ya.example/', false],
  ['https://example.com:99999/', false],
  ['https://example.com/ü', false],
  ['HTTPS://EXAMPLE.COM', false],
  [' https://example.com', false],
  ['https://exam\nple.com', false],
  ['javascript:alert(1)', false],
])('%s is plain: %s', (value, expected) => {
  expect(isPlainUrl(value)).toBe(expected)
})

law.prop([fc.uuid({ version: 7 })])('every UUIDv7 in lower case is plain, and no other text', (id) => {
  expect(isPlainUuidv7(id)).toBe(true)
  expect(z.uuidv7().safeParse(id).success).toBe(true)
  for (const other of [
    id.toUpperCase().replace(/^.{8}/, 'ABCDEF01'),
    `${id} `,
    id.slice(1),
    `${id.slice(0, 14)}4${id.slice(15)}`,
  ]) {
    expect(isPlainUuidv7(other)).toBe(false)
  }
})

test('what is not plain is judged by the schema, which says of itself what it said before', () => {
  const schema = withShortcut(z.string().trim().min(2), (value) => value === 'plain')
  const taken = ['plain', ' trimmed ', 'x', 7].map((value) => schema.safeParse(value).data)
  expect(taken).toEqual(['plain', 'trimmed', undefined, undefined])
  expect(z.toJSONSchema(schema)).toMatchObject({ type: 'string', minLength: 2 })
  expect(z.object({ a: schema.optional() }).safeParse({ a: ' b' }).success).toBe(false)
})
