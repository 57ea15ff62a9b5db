import { type Browser, chromium } from 'playwright-core'

/** As root Chromium has no sandbox to use; the rest keeps it from calling home. */
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

export function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['TOUCHLINE_CHROMIUM']
  return chromium.launch({ args: [...quiet, ...args], ...(executablePath && { executablePath }) })
}
