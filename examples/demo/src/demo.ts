/** `pnpm demo`: Touchline with a sample company, until Ctrl-C. */
import { serveSite } from '@touchline/example-marketing-site'
import { serveScoreboard } from '@touchline/example-scoreboard'
import { DateTime } from 'luxon'
import { answerTable } from './answer-table.ts'
import { companyTimeZone, generateCompany } from './company/company.ts'
import { type DemoHome, demoHome } from './demo-home.ts'
import { differences } from './differences.ts'
import { freePort } from './free-port.ts'
import { guarded } from './guarded.ts'
import { type Options, readOptions, usage } from './options.ts'
import { type Demo, setUp } from './set-up.ts'
import { step } from './step.ts'
import { touchlineIn } from './touchline.ts'
import { whereToLook } from './where-to-look.ts'

/** Resolves at the first wish to stop: a signal, or a reader that has gone. */
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  process.stdout.on('error', () => resolve())
})
void stopped.then(() => process.stderr.write('\n  Stopping …\n'))

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(usage)
    return 0
  }
  const home = await demoHome(options.home)
  const guard = await guarded(home.isTemporary ? home.path : null)
  try {
    // biome-ignore lint/style/noProcessEnv: what Touchline is started with.
    const touchline = touchlineIn(home.path, guard, process.env)
    return await Promise.race([demonstrate(touchline, home, options), stopped.then(() => (options.check ? 130 : 0))])
  } finally {
    await guard.end()
  }
}

async function demonstrate(
  touchline: ReturnType<typeof touchlineIn>,
  home: DemoHome,
  options: Options,
): Promise<number> {
  const today = DateTime.now().setZone(companyTimeZone).toISODate() ?? ''
  const company = await step('Making up a sample company', () => generateCompany(options.seed, today))
  const demo = await setUp(touchline, company, home.path, options)
  process.stdout.write(`\nWhich channels produce leads that sales actually closes?\n\n${answerTable(demo.answer)}\n`)
  return options.check ? report(differences(demo.answer, company.truth)) : stayUp(demo)
}

async function stayUp({ server, writeKey, secretKey, files }: Demo): Promise<number> {
  const site = await serveSite({ port: await freePort(4001), server: server.url, key: writeKey })
  const scoreboard = await serveScoreboard({ port: await freePort(4002), server: server.url })
  try {
    const places = { scoreboard: scoreboard.url, site: site.url, server: server.url }
    process.stdout.write(whereToLook({ ...places, secretKey, files }))
    await Promise.race([stopped, server.failed])
    return 0
  } finally {
    await Promise.all([site.close(), scoreboard.close()])
  }
}

function report(wrong: readonly string[]): number {
  if (wrong.length === 0)
    process.stdout.write('\nThat is what was generated: every lead, where it stands, every win, every cent.\n')
  else process.stdout.write(`\nThat is not what was generated:\n${wrong.map((line) => `  ${line}\n`).join('')}`)
  return wrong.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
