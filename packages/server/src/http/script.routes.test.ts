import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { sendError } from './errors.ts'
import { scriptRoutes } from './script.routes.ts'
import { readScript } from './script.ts'

async function serving(file: string): Promise<FastifyInstance> {
  const app = Fastify()
  app.setErrorHandler(sendError)
  await app.register(scriptRoutes, { file })
  onTestFinished(() => app.close())
  return app
}

async function inFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-script-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'touchline.js')
}

async function written(text: string): Promise<string> {
  const file = await inFolder()
  await writeFile(file, text)
  return file
}

test('the script may be used by any page, and is cached for five minutes', async () => {
  const answer = await (await serving(await written('window.touchline = 1'))).inject('/touchline.js')
  expect([answer.statusCode, answer.body]).toEqual([200, 'window.touchline = 1'])
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    etag: expect.stringMatching(/^"[\w-]+"$/),
  })
})

test('who has it is not sent it again', async () => {
  const app = await serving(await written('window.touchline = 1'))
  const { etag } = (await app.inject('/touchline.js')).headers
  const known = await app.inject({ url: '/touchline.js', headers: { 'if-none-match': String(etag) } })
  expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', etag])
  const other = await app.inject({ url: '/touchline.js', headers: { 'if-none-match': '"other"' } })
  expect(other.statusCode).toBe(200)
})

test('a version of it never changes, and is what its integrity says', async () => {
  const file = await written('window.touchline = 1')
  const { version, integrity } = await readScript(file)
  const answer = await (await serving(file)).inject(`/touchline-${version}.js`)
  expect([answer.statusCode, answer.body]).toEqual([200, 'window.touchline = 1'])
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  })
  expect(integrity).toBe(`sha384-${createHash('sha384').update(answer.body).digest('base64')}`)
})

test('another text is another version, and the one before is gone', async () => {
  const { version } = await readScript(await written('window.touchline = 1'))
  const answer = await (await serving(await written('window.touchline = 2'))).inject(`/touchline-${version}.js`)
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.json()).toMatchObject({
    error: { code: 'SCRIPT_VERSION_UNKNOWN', remedy: expect.stringContaining('/touchline.js') },
  })
})

test('where it is not built that is said, and it is served as soon as it is', async () => {
  const file = await inFolder()
  const app = await serving(file)
  const missing = await app.inject('/touchline.js')
  expect(missing.statusCode).toBe(503)
  expect(missing.json()).toMatchObject({ error: { code: 'SCRIPT_NOT_BUILT', remedy: 'Run `pnpm build`.' } })
  await writeFile(file, 'built')
  expect((await app.inject('/touchline.js')).body).toBe('built')
})
