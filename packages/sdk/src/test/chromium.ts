import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'

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
function program(): string {
  const path = candidates.find((candidate) => candidate && existsSync(candidate))
  if (!path) throw new Error('No Chromium found: install one, or name it in TOUCHLINE_CHROMIUM.')
  return path
}

export function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: program(), args: [...quiet, ...args], ...options })
}

const block = 2

/** One whose user has forbidden every site to store anything: cookies, `localStorage` and Web Locks are denied. */
export async function blockedChromium(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'touchline-profile-'))
  await mkdir(join(profile, 'Default'))
  const preferences = { profile: { default_content_setting_values: { cookies: block } } }
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, { executablePath: program(), args: quiet })
  const close = context.close.bind(context)
  context.close = async (options) => {
    await close(options)
    // Its last process may go on writing for a moment.
    await rm(profile, { recursive: true, force: true, maxRetries: 20 })
  }
  return context
}
