import { PassThrough } from 'node:stream'
import { limits } from '@touchline/schema'
import { expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { readBody } from './read-body.ts'

const reading = () => {
  const payload = new PassThrough()
  const taken: number[] = []
  return { payload, taken, body: readBody(payload, (bytes) => void taken.push(bytes)) }
}

test('a body is all of its parts, each told of before it is kept', async () => {
  const { payload, taken, body } = reading()
  for (const part of ['{"a":', '1', '}']) payload.write(part)
  payload.end()
  expect((await body).toString()).toBe('{"a":1}')
  expect(taken).toEqual([5, 1, 1])
})

test('no body is an empty one', async () => {
  expect(await readBody(undefined, () => {})).toEqual(Buffer.alloc(0))
})

test('a sender that hangs up has sent no body', async () => {
  const { payload, body } = reading()
  payload.write('{"a":')
  payload.destroy()
  await expect(body).rejects.toMatchObject({ code: 'BODY_INVALID', message: 'The body is not complete' })
})

test('beyond a mebibyte nothing is kept, and the rest is let pass', async () => {
  const { payload, taken, body } = reading()
  payload.write(Buffer.alloc(limits.bodyBytes))
  payload.write('x')
  await expect(body).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
  payload.end(Buffer.alloc(10 * limits.bodyBytes))
  await expect.poll(() => payload.readableEnded).toBe(true)
  expect(taken).toEqual([limits.bodyBytes])
})

test('what there is no room for is refused, and let pass', async () => {
  const payload = new PassThrough()
  const body = readBody(payload, () => {
    throw new AppError('OVERLOADED', 'full')
  })
  payload.end('{}')
  await expect(body).rejects.toMatchObject({ code: 'OVERLOADED' })
  await expect.poll(() => payload.readableEnded).toBe(true)
})
