import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { capture } from './run.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong where no Chromium is found, and what to do about it. */
export function chromiumRemedy(env: Environment = process.env): string {
  const named = env['TOUCHLINE_CHROMIUM']
  return [
    named
      ? `TOUCHLINE_CHROMIUM names ${named}, which is no Chromium that starts on this machine.`
      : 'The browser tests need a Chromium, and none was found.',
    'Install one (on Debian: apt-get install chromium), or name one: TOUCHLINE_CHROMIUM=/path/to/chromium.',
    'To leave the browser tests out: pnpm test --no-browser.',
  ].join('\n')
}

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where Playwright keeps what it downloads, inside one of its `chromium-…` folders. */
const inPlaywright = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

const playwrightFolders = (env: Environment): string[] => [
  ...(env['PLAYWRIGHT_BROWSERS_PATH'] ? [env['PLAYWRIGHT_BROWSERS_PATH']] : []),
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
]

/** A Chromium that starts on this machine: the one `TOUCHLINE_CHROMIUM` names, or else the first that is found. */
export async function findChromium(env: Environment = process.env): Promise<string | null> {
  const named = env['TOUCHLINE_CHROMIUM']
  const candidates = named ? [named] : [...wellKnown, ...(await downloadedByPlaywright(env))]
  for (const candidate of candidates) if (await starts(candidate)) return candidate
  return null
}

/** Newest first. */
async function downloadedByPlaywright(env: Environment): Promise<string[]> {
  const found: string[] = []
  for (const folder of playwrightFolders(env)) {
    const names = await readdir(folder).catch(() => [])
    const versions = names.filter((name) => /^chromium-\d+$/.test(name)).sort((a, b) => build(b) - build(a))
    found.push(...versions.flatMap((version) => inPlaywright.map((path) => join(folder, version, path))))
  }
  return found
}

const build = (folder: string): number => Number(folder.split('-')[1])

/** Being there is not enough: Ubuntu's `chromium-browser` is a script that asks for a snap. */
async function starts(program: string): Promise<boolean> {
  const { code, printed } = await capture([program, '--version'], 20_000)
  return code === 0 && /Chrom(e|ium)/.test(printed)
}
