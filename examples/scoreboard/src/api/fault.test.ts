import { expect, test } from 'vitest'
import { faultIn } from './fault.ts'

const error = (code: string) => ({ errors: [{ message: 'No', extensions: { code, remedy: 'Do this.' } }] })

test.each([
  ['an answer', 200, { data: {} }, null],
  ['a key that opens nothing', 401, error('KEY_INVALID'), { kind: 'key', message: 'No', remedy: 'Do this.' }],
  ['no key', 401, error('KEY_MISSING'), { kind: 'key', message: 'No', remedy: 'Do this.' }],
  ['a question that cannot be', 200, error('INPUT_INVALID'), { kind: 'refused', message: 'No', remedy: 'Do this.' }],
  ['an error without a code', 200, { errors: [{ message: 'No' }] }, { kind: 'refused', message: 'No', remedy: '' }],
  ['a server that is not there', 502, { error: { code: 'SERVER_UNREACHABLE' } }, { kind: 'unreachable' }],
  ['a page instead of an answer', 200, null, { kind: 'unreachable' }],
  [
    'too long a question',
    413,
    { error: {} },
    { kind: 'refused', message: 'The server answered with status 413.', remedy: '' },
  ],
])('%s', (_, status, body, fault) => {
  expect(faultIn(status, body)).toEqual(fault)
})
