import { type Browser, chromium } from 'playwright-core'

/** As root Chromium has no sandbox to use; most of the rest keeps it from calling home. */
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Without it, Chromium says that it has no window, and is a bot.
  '--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
]

export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['TOUCHLINE_CHROMIUM']
  return chromium.launch({ args: [...args, ...more], ...(executablePath && { executablePath }) })
}
