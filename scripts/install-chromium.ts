import { findChromium } from './find-chromium.ts'
import { installPackage } from './install-package.ts'
import { type Command, show } from './run.ts'

/** Playwright brings its own Chromium to every system that it knows. */
const download: Command = ['tests/node_modules/.bin/playwright-core', 'install', '--no-shell', 'chromium']

/** Installs a Chromium, by the system's package where that is possible and else by Playwright's download. */
export async function installChromium(): Promise<string | null> {
  console.log('No Chromium found: installing one for the browser tests.')
  return (await byPackage()) ?? (await byDownload())
}

const byPackage = async (): Promise<string | null> => ((await installPackage('chromium')) ? findChromium() : null)

async function byDownload(): Promise<string | null> {
  return (await show(download)) === 0 ? findChromium() : null
}
