import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { sendError } from './errors.ts'
import { scriptRoutes } from './script.routes.ts'

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

test('the script may be used by any page, and cached', async () => {
  const file = await inFolder()
  await writeFile(file, 'window.touchline = 1')
  const answer = await (await serving(file)).inject('/touchline.js')
  expect([answer.statusCode, answer.body]).toEqual([200, 'window.touchline = 1'])
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    etag: expect.stringMatching(/^"[\w-]{43}"$/),
  })
})

test('who has it is not sent it again', async () => {
  const file = await inFolder()
  await writeFile(file, 'window.touchline = 1')
  const app = await serving(file)
  const { etag } = (await app.inject('/touchline.js')).headers
  const known = await app.inject({ url: '/touchline.js', headers: { 'if-none-match': String(etag) } })
  expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', etag])
  const other = await app.inject({ url: '/touchline.js', headers: { 'if-none-match': '"other"' } })
  expect(other.statusCode).toBe(200)
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
