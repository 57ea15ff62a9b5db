import { describe, expect, test } from 'vitest'
import { createBotJudge } from './bots.ts'

const origin = 'https://acme.example'
const isBot = createBotJudge()

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

describe('what a page sends', () => {
  test.each([
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    `Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/140.0.0.0 Safari/537.36`,
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
    `Mozilla/5.0 (Linux; Android 11; moto g power (2022)) ${chrome} Chrome-Lighthouse`,
    'Screaming Frog SEO Spider/22.0',
    'AdsBot-Google (+http://www.google.com/adsbot.html)',
  ])('is a bot’s, where the browser is %s', (agent) => {
    expect(isBot({ origin, 'user-agent': agent })).toBe(true)
    expect(isBot({ origin, 'user-agent': agent })).toBe(true)
    expect(isBot({ origin: 'null', 'user-agent': agent })).toBe(true)
  })

  test.each([
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome}`,
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0.0.0`,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  ])('is a person’s, where the browser is %s', (agent) => {
    expect(isBot({ origin, 'user-agent': agent })).toBe(false)
  })

  test.each([
    'node',
    'undici',
    'axios/1.7.2',
    'curl/8.5.0',
    'Go-http-client/2.0',
    'python-requests/2.32',
    'okhttp/4.12.0',
    '',
  ])('and %j passes on is taken for a person’s: nothing tells who looks at the page', (agent) => {
    expect(isBot({ origin, 'user-agent': agent })).toBe(false)
  })

  test('is a person’s, where it names no browser', () => {
    expect(isBot({ origin })).toBe(false)
  })
})

test.each(['node', 'undici', 'curl/8.5.0', 'Googlebot/2.1 (+http://www.google.com/bot.html)'])(
  'what %s sends without a page is no bot’s',
  (agent) => expect(isBot({ 'user-agent': agent })).toBe(false),
)

test('verdicts stay right whatever strangers call themselves', () => {
  const judge = createBotJudge()
  const agents = Array.from(
    { length: 3_000 },
    (_, no) => `Mozilla/5.0 (${no % 2 ? 'a crawler' : 'X11; Linux'}) ${no} ${chrome}`,
  )
  for (const agent of [...agents, ...agents]) {
    expect(judge({ origin, 'user-agent': agent })).toBe(agent.includes('crawler'))
  }
  expect(judge({ origin, 'user-agent': `Mozilla/5.0 (${'x'.repeat(15_000)}` })).toBe(false)
  expect(judge({ origin, 'user-agent': `Mozilla/5.0 (a crawler) ${'x'.repeat(15_000)}` })).toBe(true)
})
