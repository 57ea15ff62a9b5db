/** `pnpm check [--fix] [name …]`: everything that is checked besides the tests, or only the checks named. */
import { checks } from './checks.ts'
import { capture } from './run.ts'

type Check = (typeof checks)[number]

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const fix = args.includes('--fix')
const names = args.filter((arg) => arg !== '--fix')
const unknown = names.filter((name) => !checks.some((check) => check.name === name))

async function passes({ name, command, fixing }: Check): Promise<boolean> {
  const started = performance.now()
  const { code, printed } = await capture(fix && fixing ? fixing : command)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(16)}${seconds.padStart(6)} s`)
  if (code !== 0) console.log(printed.replace(/^/gm, '    ').trimEnd())
  return code === 0
}

async function inOrder(lane: readonly Check[]): Promise<string[]> {
  const failed: string[] = []
  for (const check of lane) if (!(await passes(check))) failed.push(check.name)
  return failed
}

async function main(): Promise<void> {
  if (unknown.length > 0) {
    console.error(`No such check: ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const chosen = checks.filter(({ name }) => names.length === 0 || names.includes(name))
  // Two lanes, so that what reads the built packages waits for the build and nothing else does.
  const lanes = [true, false].map((readsBuild) => chosen.filter((check) => check.readsBuild === readsBuild))
  const failed = (await Promise.all(lanes.map(inOrder))).flat()
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

await main()
