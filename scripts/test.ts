/** `pnpm test [--no-browser] [what Vitest takes]`: brings what the tests need to this machine, then runs them. */
import { findChromium } from './find-chromium.ts'
import { installChromium } from './install-chromium.ts'
import { isBuilt } from './is-built.ts'
import { installed, show } from './run.ts'
import { inBrowser, onBuild, type SuiteName, suiteNames, whyLeftOut } from './test-suites.ts'
import { runsProject } from './vitest-args.ts'

const args = process.argv.slice(2).filter((arg, i) => !(i === 0 && arg === '--'))
const vitestArgs = args.filter((arg) => arg !== '--no-browser')
if (vitestArgs.length < args.length) process.env['TOUCHLINE_NO_BROWSER'] = '1'

const asked = suiteNames.filter((suite) => runsProject(suite, vitestArgs))
const running = asked.filter((suite) => whyLeftOut(suite) === null)
const runsAnyOf = (suites: readonly SuiteName[]): boolean => running.some((suite) => suites.includes(suite))

/** Without a Chromium the tests run all the same: those that need it fail, and say what to do. */
async function prepareChromium(): Promise<void> {
  const isNamed = Boolean(process.env['TOUCHLINE_CHROMIUM'])
  const chromium = (await findChromium()) ?? (isNamed ? null : await installChromium())
  if (chromium) process.env['TOUCHLINE_CHROMIUM'] = chromium
}

async function prepareBuild(): Promise<void> {
  if (await isBuilt()) return
  const code = await show(['pnpm', 'build'])
  if (code !== 0) process.exit(code)
}

if (runsAnyOf(inBrowser)) await prepareChromium()
if (runsAnyOf(onBuild)) await prepareBuild()

process.exitCode = await show([installed('vitest'), 'run', ...vitestArgs])
for (const suite of asked) {
  const reason = whyLeftOut(suite)
  if (reason) console.log(`Left out: ${suite} (${reason}).`)
}
