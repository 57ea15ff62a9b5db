import { readFile } from 'node:fs/promises'
import { findChromium } from './find-chromium.ts'
import { type Command, show } from './run.ts'

/** Playwright brings its own Chromium to every system that it knows. */
const download: Command = ['tests/node_modules/.bin/playwright-core', 'install', '--no-shell', 'chromium']

/** Installs a Chromium, by the system's package where that is possible and else by Playwright's download. */
export async function installChromium(): Promise<string | null> {
  console.log('No Chromium found: installing one for the browser tests.')
  return (await byPackage()) ?? (await byDownload())
}

async function byPackage(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !(await isDebian())) return null
  const aptGet = async (...args: readonly string[]) =>
    (await show(['apt-get', '-q', '-y', ...args], { ...process.env, DEBIAN_FRONTEND: 'noninteractive' })) === 0
  if (!(await aptGet('update')) || !(await aptGet('install', '--no-install-recommends', 'chromium'))) return null
  return findChromium()
}

async function byDownload(): Promise<string | null> {
  return (await show(download)) === 0 ? findChromium() : null
}

/** Debian itself: the packages of that name on Ubuntu only ask for a snap. */
const isDebian = async (): Promise<boolean> =>
  /^ID="?debian"?$/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''))
