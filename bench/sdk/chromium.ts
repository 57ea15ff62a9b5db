import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { chromiumRemedy, findChromium } from '../../scripts/find-chromium.ts'

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Some libraries record nothing of browsers that are driven.
  '--disable-blink-features=AutomationControlled',
  // Nothing leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

export async function launchChromium(): Promise<Browser> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error(chromiumRemedy())
  return chromium.launch({ executablePath, args })
}

const isHere = (url: string): boolean =>
  !/^(https?|wss?):/.test(url) || /^(localhost|127\.0\.0\.1)$/.test(new URL(url).hostname)

/** A visitor nobody has seen yet. `strays` gets every address elsewhere that was asked for, in vain. */
export async function newVisitor(browser: Browser, strays: Set<string>): Promise<BrowserContext> {
  const userAgent = `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`
  const context = await browser.newContext({ userAgent })
  context.on('request', (request) => {
    if (!isHere(request.url())) strays.add(request.url())
  })
  return context
}
