import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { limits } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { aBatch, aCollector, anEvent } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'

const batch = aBatch([anEvent(), anEvent()])
const json = JSON.stringify(batch)

/** JSON of so many bytes. */
const filled = (bytes: number): string => json + ' '.repeat(bytes - json.length)

test.for([
  ['gzip', gzipSync],
  ['GZIP', gzipSync],
  ['x-gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['identity', Buffer.from],
] as const)('a batch sent with Content-Encoding %s is stored', async ([encoding, compress], { db, url }) => {
  const { send } = await aCollector(db, url)
  const body = compress(json) as Buffer
  expect(await send(body, { 'content-encoding': encoding })).toMatchObject({ status: 200, body: { accepted: 2 } })
  expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(2)
})

test.for([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)('what was %s may be a mebibyte, and no byte more', async ([encoding, compress], { db, url }) => {
  const { send } = await aCollector(db, url)
  const sendFilled = (bytes: number) => send(compress(filled(bytes)) as Buffer, { 'content-encoding': encoding })
  expect(await sendFilled(limits.bodyBytes)).toMatchObject({ status: 200 })
  expect(await sendFilled(limits.bodyBytes + 1)).toMatchObject({
    status: 413,
    headers: { 'access-control-allow-origin': '*' },
    body: { error: { code: 'BODY_TOO_LARGE', message: 'The body is larger than 1 MiB' } },
  })
})

test('bombs are refused, and take no memory to speak of', async ({ db, url }) => {
  const { send } = await aCollector(db, url)
  const zeros = Buffer.alloc(64 * limits.bodyBytes)
  const bombs = [
    { body: gzipSync(zeros), headers: { 'content-encoding': 'gzip' } },
    {
      body: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      headers: { 'content-encoding': 'br' },
    },
  ]
  const before = process.memoryUsage().rss
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => bombs.map(({ body, headers }) => send(body, headers))).flat(),
  )
  expect(new Set(answers.map(({ body }) => body.error.code))).toEqual(new Set(['BODY_TOO_LARGE']))
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * limits.bodyBytes)
})

describe('a body that is not what it is called is refused:', () => {
  test.for([
    [
      'no gzip',
      'gzip',
      Buffer.from(json),
      400,
      'BODY_INVALID',
      'The body is not gzip, though Content-Encoding says so',
    ],
    ['half a gzip', 'gzip', gzipSync(json).subarray(0, 60), 400, 'BODY_INVALID', /^The body is not gzip/],
    ['no brotli', 'br', gzipSync(json), 400, 'BODY_INVALID', /^The body is not br/],
    ['a bare deflate', 'deflate', deflateRawSync(json), 400, 'BODY_INVALID', /^The body is not deflate/],
    ['nothing', 'gzip', Buffer.alloc(0), 400, 'BODY_INVALID', /^The body is not gzip/],
    ['gzip that nobody declares', 'identity', gzipSync(json), 400, 'BODY_INVALID', /^The body is not JSON/],
    ['zstd', 'zstd', Buffer.from(json), 415, 'ENCODING_UNKNOWN', 'Content-Encoding zstd is unknown here'],
    ['two at once', 'gzip, br', Buffer.from(json), 415, 'ENCODING_UNKNOWN', /^Content-Encoding gzip, br is unknown/],
    ['a name of all objects', 'toString', Buffer.from(json), 415, 'ENCODING_UNKNOWN', /is unknown here$/],
  ] as const)('%s', async ([, encoding, body, status, code, message], { db, url }) => {
    const { send } = await aCollector(db, url)
    const text = typeof message === 'string' ? message : expect.stringMatching(message)
    expect(await send(body, { 'content-encoding': encoding })).toMatchObject({
      status,
      body: { error: { code, message: text } },
    })
    expect(await db.selectFrom('event').select('event_id').execute()).toEqual([])
  })
})
