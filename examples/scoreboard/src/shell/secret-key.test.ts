import { expect, test } from 'vitest'
import { keyInFragment } from './secret-key.ts'

test.each([
  ['#key=tls_abc', 'tls_abc'],
  ['#key=tls_a-b_c%20', 'tls_a-b_c'],
  ['#channels', null],
  ['#key=', null],
  ['', null],
])('the fragment %j hands in %j', (hash, key) => {
  expect(keyInFragment(hash)).toBe(key)
})
