import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const candidates = [process.env['TOUCHLINE_CHROMIUM'], '/usr/bin/chromium', chromium.executablePath()]

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/** The Chromium of `TOUCHLINE_CHROMIUM`, the system's, or Playwright's own: the first there is. */
export function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  const executablePath = candidates.find((path) => path && existsSync(path))
  if (!executablePath) {
    throw new Error('No Chromium found: install one, or name it in TOUCHLINE_CHROMIUM.')
  }
  return chromium.launch({ executablePath, args: [...quiet, ...args], ...options })
}
