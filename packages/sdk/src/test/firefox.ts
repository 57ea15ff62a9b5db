import { type Browser, launch } from 'puppeteer-core'

/** What Firefox's user has set: preferences, as `about:config` has them. */
type Preferences = Readonly<Record<string, unknown>>

/** The user has forbidden every site to store anything. */
export const storageBlocked: Preferences = { 'network.cookie.cookieBehavior': 2 }

/** The Firefox of `TOUCHLINE_FIREFOX`, or Debian's, by WebDriver BiDi. */
export function launchFirefox(preferences: Preferences = {}): Promise<Browser> {
  const executablePath = process.env['TOUCHLINE_FIREFOX'] ?? '/usr/bin/firefox-esr'
  return launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: { ...preferences } })
}
