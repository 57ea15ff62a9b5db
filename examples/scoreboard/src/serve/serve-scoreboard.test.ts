import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Scoreboard, serveScoreboard } from './serve-scoreboard.ts'

/** Says what it was asked, in place of Touchline. */
let server: Server
let scoreboard: Scoreboard

const addressOf = (web: Server): string => `http://127.0.0.1:${(web.address() as AddressInfo).port}`

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url, headers } = request
    const asked = { url, authorization: headers.authorization, cookie: headers.cookie }
    const answer = (body: string) => response.end(JSON.stringify({ ...asked, body }))
    response.writeHead(418, { 'content-type': 'application/json' })
    void text(request).then(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  scoreboard = await serveScoreboard({ port: 0, server: addressOf(server) })
})

afterAll(async () => {
  await scoreboard.close()
  server.close()
})

const post = (url: string, body: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer tls_1', cookie: 'other=1' },
    body,
  })

test('a question and its answer are passed on as they are, with the key and nothing else of the browser', async () => {
  const answer = await post(scoreboard.url, '{"query":"{ a }"}')
  expect(answer.status).toBe(418)
  expect(await answer.json()).toEqual({ url: '/graphql', authorization: 'Bearer tls_1', body: '{"query":"{ a }"}' })
})

test('a question that is far too long is not passed on', async () => {
  expect((await post(scoreboard.url, 'x'.repeat(100_001))).status).toBe(413)
})

test('questions are sent with POST', async () => {
  expect((await fetch(`${scoreboard.url}/graphql?query={a}`)).status).toBe(405)
})

test.each(['/package.json', '/src/main.tsx', '/../package.json', '/%2e%2e/package.json', '/assets'])(
  '%s is nobody’s business',
  async (path) => {
    expect((await fetch(scoreboard.url + path)).status).toBe(404)
  },
)

test('where Touchline is not there, the answer says so', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const nowhere = addressOf(gone)
  await new Promise((resolve) => gone.close(resolve))
  const alone = await serveScoreboard({ port: 0, server: nowhere })
  try {
    const answer = await post(alone.url, '{}')
    expect(answer.status).toBe(502)
    expect(await answer.json()).toMatchObject({ error: { code: 'SERVER_UNREACHABLE' } })
  } finally {
    await alone.close()
  }
})
