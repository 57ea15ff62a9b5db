/** `pnpm bench [suite …] [--json]`: measures, and prints a line per figure. Notes go to standard error. */
import { availableParallelism, cpus, totalmem } from 'node:os'
import { attribution } from './attribution/attribution.ts'
import { asJson, asText, type Say, type Suite } from './figure.ts'
import { pipeline } from './pipeline/pipeline.ts'
import { sdk } from './sdk/sdk.ts'

const suites: Readonly<Record<string, Suite>> = { attribution, pipeline, sdk }

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const names = args.filter((arg) => !arg.startsWith('--'))
const print = args.includes('--json') ? asJson : asText
const wrong = args.filter((arg) => (arg.startsWith('--') ? arg !== '--json' : !Object.hasOwn(suites, arg)))

const say: Say = (note) => console.error(note)

const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`

async function main(): Promise<void> {
  if (wrong.length > 0) {
    say(`No such suite: ${wrong.join(', ')}. There are: ${Object.keys(suites).join(', ')}; and --json.`)
    process.exitCode = 2
    return
  }
  say(machine())
  for (const [name, measure] of Object.entries(suites)) {
    if (names.length > 0 && !names.includes(name)) continue
    for (const figure of await measure(say)) console.log(print(figure))
  }
}

await main()
