/** `pnpm test [--no-browser] [what Vitest takes]`: brings what the tests need to this machine, then runs them. */
import { findChromium } from './find-chromium.ts'
import { findProgram, firefox, nginx, nginxFolder, type Program } from './find-program.ts'
import { installChromium } from './install-chromium.ts'
import { installPackage, unpackPackage } from './install-package.ts'
import { isBuilt } from './is-built.ts'
import { installed, show } from './run.ts'
import { inBrowser, onBuild, type SuiteName, suiteNames, whyLeftOut } from './test-suites.ts'
import { runsProject } from './vitest-args.ts'

const args = process.argv.slice(2).filter((arg, i) => !(i === 0 && arg === '--'))
const vitestArgs = args.filter((arg) => arg !== '--no-browser')
if (vitestArgs.length < args.length) process.env['TOUCHLINE_NO_BROWSER'] = '1'

const asked = suiteNames.filter((suite) => runsProject(suite, vitestArgs))
const runsAnyOf = (suites: readonly SuiteName[]): boolean =>
  asked.some((suite) => suites.includes(suite) && whyLeftOut(suite) === null)

/** Without a Chromium the tests run all the same: those that need it fail, and say what to do. */
async function prepareChromium(): Promise<void> {
  const isNamed = Boolean(process.env['TOUCHLINE_CHROMIUM'])
  const chromium = (await findChromium()) ?? (isNamed ? null : await installChromium())
  if (chromium) process.env['TOUCHLINE_CHROMIUM'] = chromium
}

/** Without the program its suite is left out. */
async function prepareProgram(program: Program, install: () => Promise<boolean>): Promise<void> {
  const found = (await findProgram(program)) ?? ((await install()) ? await findProgram(program) : null)
  if (found) process.env[program.variable] = found
}

async function prepareBuild(): Promise<void> {
  if (await isBuilt()) return
  const code = await show(['pnpm', 'build'])
  if (code !== 0) process.exit(code)
}

if (!process.env['TOUCHLINE_NO_BROWSER']) {
  if (asked.includes('firefox')) await prepareProgram(firefox, () => installPackage('firefox-esr'))
  if (asked.includes('proxy')) await prepareProgram(nginx, () => unpackPackage('nginx', nginxFolder))
}
if (runsAnyOf(inBrowser)) await prepareChromium()
if (runsAnyOf(onBuild)) await prepareBuild()

process.exitCode = await show([installed('vitest'), 'run', ...vitestArgs])
for (const suite of asked) {
  const reason = whyLeftOut(suite)
  if (reason) console.log(`Left out: ${suite} (${reason}).`)
}
