import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('nothing asked for is seed 1 on whatever port is free, in a temporary folder', () => {
  expect(readOptions([])).toEqual({ check: false, port: null, biPort: null, seed: 1, home: null })
})

test('everything can be asked for', () => {
  const args = ['--', '--check', '--port', '0', '--bi-port', '5433', '--seed', '7', '--home', 'demo']
  expect(readOptions(args)).toEqual({ check: true, port: 0, biPort: 5433, seed: 7, home: 'demo' })
})

test.each([
  { args: ['--port', '70000'], says: '--port 70000 is no whole number from 0 to 65535' },
  { args: ['--bi-port', 'x'], says: '--bi-port x is no whole number from 0 to 65535' },
  { args: ['--seed', 'x'], says: '--seed x is no whole number' },
  { args: ['--chek'], says: '--chek' },
])('$args is refused in words', ({ args, says }) => {
  expect(() => readOptions(args)).toThrow(says)
})
