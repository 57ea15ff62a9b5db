import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { createElement, version } from 'react'
import { renderToString } from 'react-dom/server'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTracker } from '../create-tracker.ts'
import { launchChromium } from '../test/chromium.ts'
import { openCollector } from '../test/collector.ts'
import { App } from '../test/react/app.ts'
import { openSite } from '../test/site.ts'

const source = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const react18 = { react: source('../node_modules/react-18'), 'react-dom': source('../node_modules/react-dom-18') }
const options = { key: 'tlw_test', server: 'https://collector.example' }

/** The application with its React, as one script, in development: only there are effects run twice. */
async function bundle(alias: Record<string, string>): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'touchline-react-'))
  await build({
    entry: { app: source('test/react/page.ts') },
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    tsconfig: source('../tsconfig.json'),
    noExternal: [/./],
    env: { NODE_ENV: 'development' },
    outExtension: () => ({ js: '.js' }),
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['@touchline/source']
      esbuild.alias = alias
    },
    outDir,
    config: false,
    silent: true,
  })
  const script = await readFile(join(outDir, 'app.js'), 'utf8')
  await rm(outDir, { recursive: true })
  return script
}

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

test('an application is rendered on a server, where nothing is recorded', () => {
  expect(renderToString(createElement(App, { tracker: createTracker(options) }))).toContain('At /')
})

describe.each([
  { react: 18, alias: react18 },
  { react: Number.parseInt(version, 10), alias: {} },
])('in Strict Mode of React $react', ({ react, alias }) => {
  test('each page is recorded once, and what is tracked is', async () => {
    const collector = await openCollector(await bundle(alias))
    const html = renderToString(createElement(App, { tracker: createTracker(options) }))
    const tag = `<script defer src="${collector.origin}/app.js"></script>`
    const site = await openSite({ '/': `<div id="root">${html}</div>` }, () => tag)
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() !== 'info' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(site.origin)
    expect(await page.getAttribute('html', 'data-react')).toMatch(new RegExp(`^${react}[.]`))
    await page.getByText('Rendered 0').click()
    await page.getByText('Rendered 1').click()
    await page.click('#choose')
    await page.click('#pricing')
    await page.getByText('At /pricing').waitFor()
    await page.click('#choose')
    await page.goto('about:blank')
    await expect.poll(() => collector.distinct().length).toBeGreaterThanOrEqual(4)

    expect(collector.distinct()).toMatchObject([
      { type: 'page', url: `${site.origin}/` },
      { type: 'track', name: 'plan chosen', properties: { plan: 'team' } },
      { type: 'page', url: `${site.origin}/pricing` },
      { type: 'track', name: 'plan chosen' },
    ])
    expect(complaints).toEqual([])
    await Promise.all([page.close(), site.close(), collector.close()])
  })
})
