import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

let touchline: Touchline
let browser: Browser

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await touchline?.stop()
})

test('GraphiQL answers with a key, and asks nobody but the server that it came from', async () => {
  const page = await browser.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))

  await page.goto(`${touchline.url}/graphiql`)
  await page.locator('#key').fill(touchline.secretKey)
  await page.locator('button[type=submit]').click()
  await page.locator('.graphiql-execute-button').click()
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('"data"'))

  await page.getByRole('button', { name: /Show Examples/ }).click()
  await page.getByRole('button', { name: 'Who is asking, what may they ask, and how often?' }).click()
  await page.locator('.graphiql-execute-button').click()
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('"permissions"'))
  await page.getByRole('tab', { name: 'Viewer', selected: true }).waitFor()

  const origins = new Set(asked.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin))
  expect([...origins]).toEqual([touchline.url])
  expect(complaints).toEqual([])
})

test('An example opens in a tab of its own, once, and what was typed just before stays', async () => {
  const page = await browser.newPage()
  const query = page.locator('.graphiql-query-editor')
  const viewer = page.getByRole('button', { name: 'Who is asking, what may they ask, and how often?' })
  await page.goto(`${touchline.url}/graphiql`)
  await page.locator('#key').fill(touchline.secretKey)
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: /Show Examples/ }).click()

  await query.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('# Mine')
  await viewer.click()
  await expect.poll(() => query.textContent()).toContain('permissions')

  await page.getByRole('tab', { name: 'ChannelPerformance' }).click()
  await expect.poll(() => query.textContent()).toContain('# Mine')
  await viewer.click()
  await expect.poll(() => query.textContent()).toContain('permissions')
  expect(await page.getByRole('tab').count()).toBe(2)
})
