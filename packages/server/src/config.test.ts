import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

test('nothing set means the embedded database, loopback and port 4000', () => {
  expect(loadConfig({ HOME: '/home/ada' }, 1000)).toEqual({
    databaseUrl: null,
    home: expect.stringContaining('/home/ada'),
    host: '127.0.0.1',
    port: 4000,
    queryTimeoutSeconds: 30,
    logLevel: 'warn',
  })
})

test('names every bad variable at once, and no secret', () => {
  const bad = { DATABASE_URL: 'mysql://u:hunter2@h/db', PORT: '-1', QUERY_TIMEOUT_SECONDS: '0', LOG_LEVEL: 'loud' }
  expect(() => loadConfig(bad, 0)).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/DATABASE_URL(.|\n)*PORT(.|\n)*QUERY_TIMEOUT_SECONDS(.|\n)*LOG_LEVEL/),
    }),
  )
  expect(() => loadConfig(bad, 0)).not.toThrow(/hunter2/)
})
